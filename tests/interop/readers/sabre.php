<?php
// Print what sabre/vobject (Nextcloud, ownCloud) reads in the calendars named on standard input, and what its validator
// says: one JSON, see calendar_readers.py.
require 'Sabre/VObject/includes.php';

use Sabre\VObject;

// Its second version leaves `\,` and `\;` to who asks for a value; no comma stands there without a backslash before.
function text($value) {
    return $value === null ? null : strtr((string) $value, ['\\,' => ',', '\\;' => ';']);
}

function moment($property) {
    if ($property === null) {
        return null;
    }
    if (!($property instanceof DateTime)) {
        if ($property->getDateType() === VObject\Property\DateTime::DATE) {
            return $property->getDateTime()->format('Y-m-d');
        }
        if ($property->getDateType() !== VObject\Property\DateTime::UTC) {
            throw new Exception("not UTC: $property");
        }
        $property = $property->getDateTime();
    }
    return $property->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i:s.000\Z');
}

function address($value) {
    return $value === null ? null : preg_replace('/^mailto:/i', '', (string) $value);
}

function entry($one) {
    $alarms = $attendees = [];
    foreach ($one->select('VALARM') as $alarm) {
        $alarms[] = moment($alarm->getEffectiveTriggerTime());
    }
    foreach ($one->select('ATTENDEE') as $who) {
        $parameter = fn($name) => isset($who[$name]) ? (string) $who[$name] : null;
        $attendees[] = [address($who), $parameter('CN'), $parameter('PARTSTAT'), $parameter('RSVP') === 'TRUE'];
    }
    return [
        'uid' => text($one->UID),
        'sequence' => isset($one->SEQUENCE) ? (int) (string) $one->SEQUENCE : null,
        'start' => moment($one->DTSTART),
        'end' => moment($one->DTEND),
        'due' => moment($one->DUE),
        'summary' => text($one->SUMMARY),
        'description' => text($one->DESCRIPTION),
        'location' => text($one->LOCATION),
        'status' => text($one->STATUS),
        'class' => text($one->CLASS),
        'transp' => text($one->TRANSP),
        'organizer' => address($one->ORGANIZER),
        'sent_by' => isset($one->ORGANIZER['SENT-BY']) ? address($one->ORGANIZER['SENT-BY']) : null,
        'organizer_name' => isset($one->ORGANIZER['CN']) ? (string) $one->ORGANIZER['CN'] : null,
        'attendees' => $attendees,
        'alarms' => $alarms,
    ];
}

$files = [];
foreach (array_filter(explode("\n", stream_get_contents(STDIN))) as $path) {
    try {
        $calendar = VObject\Reader::read(file_get_contents($path));
    } catch (VObject\ParseException $refused) {
        $nothing = ['method' => null, 'name' => null, 'events' => [], 'to_dos' => []];
        $files[] = [...$nothing, 'complaints' => [$refused->getMessage()]];
        continue;
    }
    $files[] = [
        'method' => text($calendar->METHOD),
        'name' => text($calendar->{'X-WR-CALNAME'}),
        'events' => array_map('entry', array_values($calendar->select('VEVENT'))),
        'to_dos' => array_map('entry', array_values($calendar->select('VTODO'))),
        'complaints' => array_column($calendar->validate(), 'message'),
    ];
}
echo json_encode(
    ['version' => VObject\Version::VERSION, 'files' => $files],
    JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR
), "\n";
