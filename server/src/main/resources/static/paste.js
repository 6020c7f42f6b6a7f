// What is copied from a word processor or a page becomes Markdown; what it does not know stays text.
const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "TABLE", "BLOCKQUOTE", "PRE", "HR", "BODY"]);
const MARKED = "b,strong,i,em,a[href],h1,h2,h3,h4,h5,h6,ul,ol,table,blockquote,pre,code";

/** Null: there is nothing to keep but the plain text, so the browser may paste it. */
export function markdown(html, plain) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const gone of page.querySelectorAll("script,style,meta,link,title,noscript")) gone.remove();
  const bold = [...page.querySelectorAll("span,font")].some(styled);
  if (!bold && !page.body.querySelector(MARKED)) return null;
  if (page.body.querySelector(":scope > pre, :scope > div[style*='monospace']") && !page.body.querySelector("h1,h2,h3,ul,ol,table")) return null;
  const text = blocks(page.body).replace(/[\u00a0]/g, " ").replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  return text || plain || null;
}

function blocks(node) {
  let out = "", line = "";
  const flush = () => { if (line.trim()) out += line.replace(/[ \t\n]+/g, " ").replace(/ ?\u2028 ?/g, "\\\n").trim() + "\n\n"; line = ""; };
  for (const child of node.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE && (BLOCKS.has(child.tagName) || child.querySelector("p,h1,h2,h3,ul,ol,table"))) {
      flush();
      out += block(child);
    } else line += inline(child);
  }
  flush();
  return out;
}

function block(node) {
  const tag = node.tagName;
  if (/^H[1-6]$/.test(tag)) {
    const text = line(node).replace(/\*\*/g, "");
    return text ? `${"#".repeat(Math.max(2, Number(tag[1])))} ${text}\n\n` : "";
  }
  if (tag === "UL" || tag === "OL") return list(node, "") + "\n";
  if (tag === "TABLE") return table(node);
  if (tag === "PRE") return "```\n" + node.textContent.replace(/\n$/, "") + "\n```\n\n";
  if (tag === "HR") return "---\n\n";
  if (tag === "BLOCKQUOTE") return blocks(node).trim().split("\n").map(one => `> ${one}`.trimEnd()).join("\n") + "\n\n";
  // A word processor's lists are paragraphs that say so in their class or style.
  if (/MsoListParagraph/.test(node.className) || /mso-list:/.test(node.getAttribute("style") ?? "")) {
    const text = line(node).replace(/^(?:[·•o§▪-]|\\-)\s+/, "- ").replace(/^(\d+)[.)]\s+/, "$1. ");
    return (/^(- |\d+\. )/.test(text) ? text : `- ${text}`) + "\n";
  }
  return blocks(node);
}

function list(node, indent) {
  let number = Number(node.getAttribute("start") ?? 1), out = "";
  for (const item of node.children) {
    if (item.tagName === "UL" || item.tagName === "OL") { out += list(item, indent + "  "); continue; }
    if (item.tagName !== "LI") continue;
    const sign = node.tagName === "OL" ? `${number++}. ` : "- ";
    let text = "", below = "";
    for (const child of item.childNodes) {
      if (child.tagName === "UL" || child.tagName === "OL") below += list(child, indent + " ".repeat(sign.length));
      else text += inline(child);
    }
    out += indent + sign + text.replace(/[ \t\n]+/g, " ").trim() + "\n" + below;
  }
  return out;
}

function table(node) {
  const rows = [...node.rows].map(row => [...row.cells].map(cell => line(cell).replace(/\|/g, "\\|")));
  if (!rows.length) return "";
  const width = Math.max(...rows.map(row => row.length));
  const show = row => `| ${Array.from({ length: width }, (_, i) => row[i] ?? "").join(" | ")} |`;
  return [show(rows[0]), `|${" --- |".repeat(width)}`, ...rows.slice(1).map(show)].join("\n") + "\n\n";
}

const line = node => [...node.childNodes].map(inline).join("").replace(/[ \t\n\u2028]+/g, " ").trim();
const weight = node => { const value = node.style?.fontWeight; return value === "bold" || Number(value) >= 600; };
const styled = node => weight(node) || node.style?.fontStyle === "italic";

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/([\\`*_[\]<])/g, "\\$1");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const tag = node.tagName;
  if (tag === "BR") return "\u2028";
  if (tag === "IMG") return node.alt ? node.alt : "";
  if (tag === "CODE") return "`" + node.textContent + "`";
  const text = [...node.childNodes].map(inline).join("");
  if (tag === "A" && /^(https?:|mailto:|\/)/.test(node.getAttribute("href") ?? "")) return `[${text.trim()}](${node.getAttribute("href")})`;
  // Google's documents wrap everything in <b style="font-weight: normal">.
  const plain = node.style?.fontWeight === "normal" || node.style?.fontWeight === "400";
  const strong = !plain && (tag === "B" || tag === "STRONG" || weight(node));
  const em = tag === "I" || tag === "EM" || node.style?.fontStyle === "italic";
  return wrap(wrap(text, strong ? "**" : ""), em ? "*" : "");
}

function wrap(text, sign) {
  const inner = text.trim();
  if (!sign || !inner) return text;
  const start = text.indexOf(inner);
  return text.slice(0, start) + sign + inner + sign + text.slice(start + inner.length);
}
