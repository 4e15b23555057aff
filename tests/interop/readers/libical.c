/* Print what libical (Evolution, KOrganizer) reads in the calendars named on standard input, and which restrictions of
 * RFC 5545 and RFC 5546 it finds broken: one JSON, see calendar_readers.py. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put(const char *text) {
    if (!text) { printf("null"); return; }
    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') printf("\\%c", *text);
        else if ((unsigned char)*text < ' ') printf("\\u%04x", *text);
        else putchar(*text);
    }
    putchar('"');
}

static void moment(struct icaltimetype at) {
    if (icaltime_is_null_time(at)) { printf("null"); return; }
    if (icaltime_is_date(at)) { printf("\"%04d-%02d-%02d\"", at.year, at.month, at.day); return; }
    if (!icaltime_is_utc(at)) { fprintf(stderr, "not UTC: %s\n", icaltime_as_ical_string(at)); exit(1); }
    printf("\"%04d-%02d-%02dT%02d:%02d:%02d.000Z\"", at.year, at.month, at.day, at.hour, at.minute, at.second);
}

static const char *address(const char *uri) { return uri && !strncasecmp(uri, "mailto:", 7) ? uri + 7 : uri; }

static void key(const char *name) { printf(",\"%s\":", name); }

static const char *value(icalcomponent *one, icalproperty_kind kind) {
    icalproperty *found = icalcomponent_get_first_property(one, kind);
    icalvalue *held = found ? icalproperty_get_value(found) : NULL;
    if (!held) return NULL;
    return icalvalue_isa(held) == ICAL_TEXT_VALUE ? icalvalue_get_text(held) : icalproperty_get_value_as_string(found);
}

static void attendee(icalproperty *who) {
    icalparameter *reply = icalproperty_get_first_parameter(who, ICAL_RSVP_PARAMETER);
    putchar('['); put(address(icalproperty_get_attendee(who)));
    putchar(','); put(icalproperty_get_parameter_as_string(who, "CN"));
    putchar(','); put(icalproperty_get_parameter_as_string(who, "PARTSTAT"));
    printf(",%s]", reply && icalparameter_get_rsvp(reply) == ICAL_RSVP_TRUE ? "true" : "false");
}

static void entry(icalcomponent *one) {
    icalproperty *organizer = icalcomponent_get_first_property(one, ICAL_ORGANIZER_PROPERTY);
    int to_do = icalcomponent_isa(one) == ICAL_VTODO_COMPONENT, count = 0;
    printf("{\"uid\":"); put(icalcomponent_get_uid(one));
    printf(",\"sequence\":%d", icalcomponent_get_sequence(one));
    key("start"); moment(icalcomponent_get_dtstart(one));
    key("end"); moment(to_do ? icaltime_null_time() : icalcomponent_get_dtend(one));
    key("due"); moment(to_do ? icalcomponent_get_due(one) : icaltime_null_time());
    key("summary"); put(icalcomponent_get_summary(one));
    key("description"); put(icalcomponent_get_description(one));
    key("location"); put(icalcomponent_get_location(one));
    key("status"); put(value(one, ICAL_STATUS_PROPERTY));
    key("class"); put(value(one, ICAL_CLASS_PROPERTY));
    key("transp"); put(value(one, ICAL_TRANSP_PROPERTY));
    key("organizer"); put(organizer ? address(icalproperty_get_organizer(organizer)) : NULL);
    key("sent_by"); put(organizer ? address(icalproperty_get_parameter_as_string(organizer, "SENT-BY")) : NULL);
    key("organizer_name"); put(organizer ? icalproperty_get_parameter_as_string(organizer, "CN") : NULL);
    key("attendees"); putchar('[');
    for (icalproperty *who = icalcomponent_get_first_property(one, ICAL_ATTENDEE_PROPERTY); who;
         who = icalcomponent_get_next_property(one, ICAL_ATTENDEE_PROPERTY)) {
        if (count++) putchar(',');
        attendee(who);
    }
    putchar(']'); key("alarms"); putchar('['); count = 0;
    for (icalcomponent *alarm = icalcomponent_get_first_component(one, ICAL_VALARM_COMPONENT); alarm;
         alarm = icalcomponent_get_next_component(one, ICAL_VALARM_COMPONENT)) {
        struct icaltriggertype at =
            icalproperty_get_trigger(icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY));
        struct icaltimetype start = icalcomponent_get_dtstart(one);
        if (icaltime_is_null_time(start)) start = icalcomponent_get_due(one);
        if (count++) putchar(',');
        moment(icaltime_is_null_time(at.time) ? icaltime_add(start, at.duration) : at.time);
    }
    printf("]}");
}

static void entries(icalcomponent *calendar, icalcomponent_kind kind) {
    int count = 0;
    putchar('[');
    for (icalcomponent *one = icalcomponent_get_first_component(calendar, kind); one;
         one = icalcomponent_get_next_component(calendar, kind)) {
        if (count++) putchar(',');
        entry(one);
    }
    putchar(']');
}

static int complain(icalcomponent *one, int count) {
    for (icalproperty *error = icalcomponent_get_first_property(one, ICAL_XLICERROR_PROPERTY); error;
         error = icalcomponent_get_next_property(one, ICAL_XLICERROR_PROPERTY)) {
        if (count++) putchar(',');
        put(icalproperty_get_xlicerror(error));
    }
    for (icalcomponent *inner = icalcomponent_get_first_component(one, ICAL_ANY_COMPONENT); inner;
         inner = icalcomponent_get_next_component(one, ICAL_ANY_COMPONENT))
        count = complain(inner, count);
    return count;
}

static char *contents(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(1); }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, size + 1);
    if (!text || fread(text, 1, size, file) != (size_t)size) { perror(path); exit(1); }
    fclose(file);
    return text;
}

int main(void) {
    char path[4096];
    int count = 0;
    icalerror_set_errors_are_fatal(0);
    printf("{\"version\":\"%s.%d\",\"files\":[", ICAL_VERSION, ICAL_PATCH_VERSION);
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        char *text = contents(path);
        icalcomponent *calendar = icalparser_parse_string(text);
        if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) { fputs(path, stderr); return 1; }
        if (count++) putchar(',');
        printf("{\"method\":"); put(value(calendar, ICAL_METHOD_PROPERTY));
        key("name"); put(NULL);
        for (icalproperty *one = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY); one;
             one = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY))
            if (!strcmp(icalproperty_get_x_name(one), "X-WR-CALNAME")) { key("name"); put(icalproperty_get_x(one)); }
        key("events"); entries(calendar, ICAL_VEVENT_COMPONENT);
        key("to_dos"); entries(calendar, ICAL_VTODO_COMPONENT);
        int right = icalrestriction_check(calendar);
        key("complaints"); putchar('[');
        if (complain(calendar, 0) == 0 && !right) put("icalrestriction_check");
        printf("]}");
        icalcomponent_free(calendar);
        free(text);
    }
    printf("]}\n");
    return 0;
}
