// A memo as a document for word processors (WordprocessingML in a stored zip), valid for Word and LibreOffice and with nothing of its own in it.
import { zipped } from "./zip.js";

/** @typedef {import("./memo-content.js").Content} Content */
/** @typedef {import("./memo-content.js").Block} Block */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WIDTH = 9026; // of the text on A4, in twentieths of a point
const SMALL = 18; // the size of words in a table, in half points
const FIRST = 0.36; // the part of a table's width that its first wide column takes

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {string} text @param {{style?: string, lang?: string | null, rtl?: boolean, bold?: boolean, size?: number}} [how] */
function paragraph(text, { style = "", lang = "en-GB", rtl = false, bold = false, size = 0 } = {}) {
  const layout = `${style ? `<w:pStyle w:val="${style}"/>` : ""}${rtl ? "<w:bidi/>" : ""}`;
  const said = lang === null ? "" : `<w:lang w:val="${lang}" w:eastAsia="${lang}" w:bidi="${lang}"/>`;
  const run = `${bold ? "<w:b/>" : ""}${size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : ""}${rtl ? "<w:rtl/>" : ""}${said}`;
  return `<w:p><w:pPr>${layout}</w:pPr>${text ? `<w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>` : ""}</w:p>`;
}

/** @param {string[][]} rows @param {string[] | null} head @param {number[]} widths */
function table(rows, head, widths) {
  const cell = (text, place, bold) => `<w:tc><w:tcPr><w:tcW w:w="${widths[place]}" w:type="dxa"/></w:tcPr>${paragraph(text, { bold, size: SMALL })}</w:tc>`;
  const line = (cells, first) =>
    `<w:tr><w:trPr><w:cantSplit/>${first ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((text, place) => cell(text, place, first)).join("")}</w:tr>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>';
  return `<w:tbl>${look}<w:tblGrid>${grid}</w:tblGrid>${head ? line(head, true) : ""}${rows.map((row) => line(row, false)).join("")}</w:tbl>${paragraph("")}`;
}

/** The widths of the columns: the wide one, the others alike. @param {number} count @param {number} wide its place */
function widthsOf(count, wide) {
  const other = Math.floor((WIDTH * (1 - FIRST)) / (count - 1));
  return Array.from({ length: count }, (_, place) => (place === wide ? WIDTH - other * (count - 1) : other));
}

/** @param {Block} block */
function part(block) {
  if (block.kind === "title") return paragraph(block.text, { style: "Title" });
  if (block.kind === "heading") return paragraph(block.text, { style: "Heading1" });
  if (block.kind === "text") return paragraph(block.text, block);
  if (block.kind === "list") return block.items.map((text) => paragraph(text, { style: "ListBullet" })).join("");
  if (block.kind === "facts") return table(block.rows, null, [Math.floor(WIDTH / 4), WIDTH - Math.floor(WIDTH / 4)]);
  const wide = block.rows.every(([first]) => !first) ? 1 : 0; // an empty first column is there to be written in
  return table(block.rows, block.head, widthsOf(block.head.length, wide));
}

const style = (id, name, kind, inner, more = "") =>
  `<w:style w:type="${kind}" ${more}w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
const spaced = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join("");
const BASED = '<w:basedOn w:val="Normal"/>';
const STYLES = [
  `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
  style("Normal", "Normal", "paragraph", "<w:qFormat/>", 'w:default="1" '),
  style("Title", "Title", "paragraph", `${BASED}<w:next w:val="Normal"/><w:qFormat/><w:pPr>${spaced(0, 200)}</w:pPr><w:rPr><w:b/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr>`),
  style("Heading1", "heading 1", "paragraph", `${BASED}<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>${spaced(320, 100)}<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>`),
  style("ListBullet", "List Bullet", "paragraph", `${BASED}<w:qFormat/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>${spaced(0, 60)}</w:pPr>`),
  style("TableNormal", "Normal Table", "table", '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>', 'w:default="1" '),
  style("TableGrid", "Table Grid", "table", `<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>${lines}</w:tblBorders></w:tblPr>`),
  "</w:styles>",
].join("");
const NUMBERING = `${HEAD}<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const kinds = { document: "document.main", styles: "styles", numbering: "numbering" };
const TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(kinds)
  .map(([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`)
  .join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const relations = (found) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${found.map(([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** The bytes of the document. @param {Content} content */
export function docx({ title, lang, blocks }) {
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  const core = `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>${lang ?? "und"}</dc:language></cp:coreProperties>`;
  return zipped({
    "[Content_Types].xml": TYPES,
    "_rels/.rels": relations([
      [`${OFFICE}/relationships/officeDocument`, "word/document.xml"],
      [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "word/document.xml": `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${blocks.map(part).join("")}${page}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations([
      [`${OFFICE}/relationships/styles`, "styles.xml"],
      [`${OFFICE}/relationships/numbering`, "numbering.xml"],
    ]),
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "docProps/core.xml": core,
  });
}
