// Print what ical.js (Thunderbird, Nextcloud) reads in the calendars named on standard input: one JSON, see
// calendar_readers.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const node = createRequire(`${process.env.INTEROP}/node/`);
const ICAL = node("ical.js").default ?? node("ical.js");
const packed = `${process.env.INTEROP}/node/node_modules/ical.js/package.json`; // not among its exports
const { version } = JSON.parse(readFileSync(packed, "utf8"));

const moment = (time) => {
  if (!time) return null;
  if (time.isDate) return time.toString();
  if (time.zone !== ICAL.Timezone.utcTimezone) throw new Error(`not UTC: ${time}`);
  return time.toJSDate().toISOString();
};
const address = (uri) => uri?.replace(/^mailto:/i, "") ?? null;

function entry(component) {
  const value = (name) => component.getFirstPropertyValue(name);
  const start = value("dtstart") ?? value("due");
  return {
    uid: value("uid"),
    sequence: value("sequence"),
    start: moment(value("dtstart")),
    end: moment(value("dtend")),
    due: moment(value("due")),
    summary: value("summary"),
    description: value("description"),
    location: value("location"),
    status: value("status"),
    class: value("class"),
    transp: value("transp"),
    organizer: address(value("organizer")),
    sent_by: address(component.getFirstProperty("organizer")?.getParameter("sent-by")),
    organizer_name: component.getFirstProperty("organizer")?.getParameter("cn") ?? null,
    attendees: component.getAllProperties("attendee").map((one) => [
      address(one.getFirstValue()),
      one.getParameter("cn") ?? null,
      one.getParameter("partstat") ?? null,
      one.getParameter("rsvp") === "TRUE",
    ]),
    alarms: component.getAllSubcomponents("valarm").map((alarm) => {
      const trigger = alarm.getFirstPropertyValue("trigger");
      if (!(trigger instanceof ICAL.Duration)) return moment(trigger);
      const at = start.clone();
      at.addDuration(trigger);
      return moment(at);
    }),
  };
}

const files = readFileSync(0, "utf8").split("\n").filter(Boolean).map((path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return {
    method: calendar.getFirstPropertyValue("method"),
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    events: calendar.getAllSubcomponents("vevent").map(entry),
    to_dos: calendar.getAllSubcomponents("vtodo").map(entry),
    complaints: [],
  };
});
console.log(JSON.stringify({ version, files }));
