// Print what mailparser (Nodemailer) reads in the mails named on standard input: one JSON, see letters.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const node = createRequire(`${process.env.INTEROP}/node/`);
const { simpleParser } = node("mailparser");
const { version } = JSON.parse(readFileSync(`${process.env.INTEROP}/node/node_modules/mailparser/package.json`, "utf8"));

const people = (list) => (list?.value ?? []).map((who) => [who.name, who.address]);
const several = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const files = [];
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const mail = await simpleParser(readFileSync(path), { skipHtmlToText: true, skipTextToHtml: true });
  files.push({
    sender: people(mail.from),
    to: people(mail.to),
    subject: mail.subject ?? null,
    message_id: mail.messageId ?? null,
    in_reply_to: mail.inReplyTo ?? null,
    references: several(mail.references),
    date: mail.date?.toISOString() ?? null,
    language: mail.headers.get("content-language") ?? null,
    text: mail.text ?? null,
    html: mail.html || null,
    parts: mail.attachments.map((one) => [
      one.contentType,
      one.filename ?? null,
      one.headers.get("content-type")?.params?.method ?? null,
      one.content.toString("base64"),
    ]),
  });
}
console.log(JSON.stringify({ version, files }));
