// Print what node-ical reads in the calendars named on standard input: one JSON, see calendar_readers.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const node = createRequire(`${process.env.INTEROP}/node/`);
const ical = node("node-ical");
const { version } = node("node-ical/package.json");
const said = [];
console.warn = (...words) => said.push(words.join(" "));

const moment = (date) => {
  if (!date) return null;
  if (date.dateOnly) {
    const digits = (number) => String(number).padStart(2, "0");
    return `${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}`;
  }
  if (date.tz !== "Etc/UTC") throw new Error(`not UTC: ${date} ${date.tz}`);
  return date.toISOString();
};
const plain = (value) => value?.val ?? value ?? null;
const address = (value) => plain(value)?.replace(/^mailto:/i, "") ?? null;
const several = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

// Only a trigger of no length, or an instant: all that is written here.
function alarm(one, start) {
  const trigger = plain(one.trigger);
  if (/^-?P(T?0[DHMS]|0W)$/.test(trigger)) return moment(start);
  const [year, month, day, hour, minute, second] = trigger.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/).slice(1);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toISOString();
}

function entry(one) {
  return {
    uid: one.uid,
    sequence: one.sequence ?? null,
    start: moment(one.start),
    end: one.type === "VTODO" ? null : moment(one.end),
    due: moment(one.due),
    summary: plain(one.summary),
    description: plain(one.description),
    location: plain(one.location),
    status: plain(one.status),
    class: plain(one.class),
    transp: plain(one.transparency),
    organizer: address(one.organizer),
    sent_by: address(one.organizer?.params?.["SENT-BY"]),
    organizer_name: one.organizer?.params?.CN ?? null,
    attendees: several(one.attendee).map((who) => [
      address(who), who.params?.CN ?? null, who.params?.PARTSTAT ?? null, who.params?.RSVP === true,
    ]),
    alarms: several(one.alarms).map((each) => alarm(each, one.start ?? one.due)),
  };
}

const files = readFileSync(0, "utf8").split("\n").filter(Boolean).map((path) => {
  said.length = 0;
  const { vcalendar, ...found } = ical.sync.parseICS(readFileSync(path, "utf8"));
  const entries = Object.values(found);
  return {
    method: vcalendar.method ?? null,
    name: vcalendar["WR-CALNAME"] ?? null,
    events: entries.filter((one) => one.type === "VEVENT").map(entry),
    to_dos: entries.filter((one) => one.type === "VTODO").map(entry),
    complaints: [...said],
  };
});
console.log(JSON.stringify({ version, files }));
