// Print what postal-mime (Cloudflare's mail workers, EmailEngine) reads in the mails named on standard input: one JSON,
// see letters.py.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const node = createRequire(`${process.env.INTEROP}/node/`);
const found = node("postal-mime");
const PostalMime = found.default ?? found;
const { version } = node("postal-mime/package.json");

const person = (who) => [who.name, who.address];

const files = [];
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const mail = await PostalMime.parse(readFileSync(path), { attachmentEncoding: "base64" });
  files.push({
    sender: mail.from ? [person(mail.from)] : [],
    to: (mail.to ?? []).map(person),
    subject: mail.subject ?? null,
    message_id: mail.messageId ?? null,
    in_reply_to: mail.inReplyTo ?? null,
    references: mail.references?.split(/\s+/) ?? [],
    date: mail.date ?? null,
    language: mail.headers.find((one) => one.key === "content-language")?.value ?? null,
    text: mail.text ?? null,
    html: mail.html ?? null,
    parts: mail.attachments.map((one) => [
      one.mimeType, one.filename ?? null, one.method ?? null, one.content,
    ]),
  });
}
console.log(JSON.stringify({ version, files }));
