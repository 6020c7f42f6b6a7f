// Code in colours: the parts that a page's languages need are loaded, and no others.
const core = "./prism-core.js";
const clike = "./prism-clike.js", script = "./prism-javascript.js", c = "./prism-c.js";
const PARTS = {
  markup: ["./prism-markup.js"], css: ["./prism-css.js"], javascript: [clike, script],
  typescript: [clike, script, "./prism-typescript.js"], python: ["./prism-python.js"], java: [clike, "./prism-java.js"],
  c: [clike, c], cpp: [clike, c, "./prism-cpp.js"], csharp: [clike, "./prism-csharp.js"], bash: ["./prism-bash.js"],
  json: ["./prism-json.js"], sql: ["./prism-sql.js"], go: [clike, "./prism-go.js"], rust: ["./prism-rust.js"],
  ruby: [clike, "./prism-ruby.js"], yaml: ["./prism-yaml.js"], kotlin: [clike, "./prism-kotlin.js"], r: ["./prism-r.js"],
};
const ALSO = { html: "markup", xml: "markup", svg: "markup", js: "javascript", ts: "typescript", py: "python", "c++": "cpp", "c#": "csharp", cs: "csharp", sh: "bash", shell: "bash", console: "bash", yml: "yaml", rb: "ruby" };
const loaded = new Map();

// Prism's files are scripts that share one global name, so they are loaded one after the other.
function load(address) {
  if (!loaded.has(address)) {
    loaded.set(address, new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    }));
  }
  return loaded.get(address);
}

export async function colour(root) {
  for (const code of root.querySelectorAll("pre > code[class^=language-]:not([data-coloured])")) {
    const said = code.className.slice("language-".length).toLowerCase();
    const language = ALSO[said] ?? said;
    if (!PARTS[language]) continue;
    window.Prism ??= { manual: true };
    for (const part of [core, ...PARTS[language]]) await load(part);
    code.dataset.coloured = "";
    code.innerHTML = window.Prism.highlight(code.textContent, window.Prism.languages[language], language);
  }
}
