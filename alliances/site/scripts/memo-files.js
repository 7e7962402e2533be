// Makes files of a memo: a readable page, Markdown, a document for word processors. Loaded when a reader asks for one.
import { h } from "../../exercises/elements.js";
import { say } from "../../exercises/words.js";
import { contentOf } from "./memo-content.js";
import { docx } from "./memo-docx.js";

/** @typedef {import("./memo-content.js").Content} Content */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"; // the file runs nothing and loads nothing

/** @type {Record<string, (content: Content, style: string) => BlobPart>} */
const forms = { html: page, md: markdown, docx };
const TYPES = { html: "text/html", md: "text/markdown", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };

/**
 * Make a file of a memo and give it to the reader.
 * @param {{title: string, short: string, style: string}} book
 * @param {{form: string, item: any, answer: any, tell: (text: string) => void}} wanted
 */
export function give({ title, short, style }, { form, item, answer, tell }) {
  if (!answer.seat && !answer.text.trim()) return tell(say("memo.file-nothing"));
  const content = contentOf(item, answer, title, new Date());
  const file = `${short}-memo${content.seat ? `-${content.seat}` : ""}.${form}`;
  const link = h("a", { href: URL.createObjectURL(new Blob([forms[form](content, style)], { type: TYPES[form] })), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  return tell(say("memo.file-made", { file }));
}

/** @param {Content} content @param {string} style */
export function page({ title, blocks }, style) {
  const made = blocks.map((block) => {
    if (block.kind === "title") return h("h1", {}, block.text);
    if (block.kind === "heading") return h("h2", {}, block.text);
    if (block.kind === "text") return h("p", { lang: block.lang ?? false, dir: block.rtl ? "rtl" : false }, block.text);
    if (block.kind === "list") return h("ul", {}, ...block.items.map((text) => h("li", {}, text)));
    if (block.kind === "facts") return h("dl", { class: "facts" }, ...block.rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
    const cells = (tag, row) => h("tr", {}, ...row.map((text) => h(tag, tag === "th" ? { scope: "col" } : {}, text)));
    return h("table", {}, h("thead", {}, cells("th", block.head)), h("tbody", {}, ...block.rows.map((row) => cells("td", row))));
  });
  const head = [
    h("meta", { charset: "utf-8" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("title", {}, title),
  ];
  const text = (elements) => elements.map((each) => each.outerHTML).join("\n");
  // the style is text only: as an element it would be one of this page, whose policy forbids it
  return `<!doctype html>\n<html lang="en">\n<head>\n${text(head)}\n<style>\n${style}</style>\n</head>\n<body>\n<main>\n${text(made)}\n</main>\n</body>\n</html>\n`;
}

/** @param {Content} content */
export function markdown({ blocks }) {
  const row = (cells) => `| ${cells.map((cell) => cell.replace(/\|/g, "\\|").replace(/\n/g, " ")).join(" | ")} |`;
  const parts = blocks.map((block) => {
    if (block.kind === "title") return `# ${block.text}`;
    if (block.kind === "heading") return `## ${block.text}`;
    if (block.kind === "text") return block.text;
    if (block.kind === "list") return block.items.map((text) => `- ${text}`).join("\n");
    if (block.kind === "facts") return block.rows.map(([name, value]) => `- **${name}:** ${value}`).join("\n");
    return [row(block.head), row(block.head.map(() => "---")), ...block.rows.map(row)].join("\n");
  });
  return `${parts.join("\n\n")}\n`;
}
