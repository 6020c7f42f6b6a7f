// A file on its way: how much of it has arrived, as far as the browser knows, then that it is being
// worked on, which nobody can measure. Without this the form sends the file as forms do.
document.addEventListener("submit", event => {
  const form = event.target.closest("form[data-long]");
  if (!form) return;
  event.preventDefault();
  const bar = document.createElement("progress");
  const said = Object.assign(document.createElement("p"), { className: "quiet" });
  said.setAttribute("role", "status");
  said.append(form.dataset.sayWork);
  bar.setAttribute("aria-label", form.dataset.sayWork);
  bar.className = "long";
  const buttons = form.querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  form.append(bar, said);

  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  const plain = form.enctype === "application/x-www-form-urlencoded";
  request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
    if (plain || !lengthComputable) return;
    bar.max = total;
    bar.value = loaded;
    const percent = Math.floor(100 * loaded / total);
    said.textContent = form.dataset.saySent.replace("{0}", percent);
  });
  request.upload.addEventListener("load", () => { bar.removeAttribute("value"); said.textContent = form.dataset.sayWork; });
  request.addEventListener("load", () => {
    const main = request.responseXML?.querySelector("main");
    if (!main) return failed();
    // What was chosen and typed stays; above it, why it was not taken.
    if (request.status === 413 || request.status >= 429) return failed([...main.querySelectorAll("h1, h1 + p")].map(line => line.textContent).join(" "));
    document.title = request.responseXML.title;
    document.querySelector("main").replaceWith(document.adoptNode(main));
    const wrong = main.querySelector("[role=alert]");
    main.focus();
    (wrong ?? main).scrollIntoView({ block: "nearest" });
  });
  request.addEventListener("error", () => failed());
  function failed(why = form.dataset.sayFailed) {
    bar.remove();
    said.className = "problem";
    said.textContent = why;
    for (const button of buttons) button.disabled = false;
  }
  const data = new FormData(form);
  request.send(plain ? new URLSearchParams(data) : data);
});
