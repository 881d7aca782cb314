"use strict";
// Questions go to the same API as anyone's, and what comes back becomes text nodes: nothing that a rulebook, a model or
// a user says is ever read as HTML.

const THEMES = {
  auto: ["Theme: as the system", "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14"],
  light: ["Theme: light", "M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.500v2M10 16.500v2M1.5 10h2M16.5 10h2M4 4l1.4 1.400M14.6 14.6 16 16M16 4l-1.4 1.400M5.4 14.6 4 16"],
  dark: ["Theme: dark", "M16.5 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.5 8.500z"],
};
const DOING = {
  searching: "Searching the rulebooks…",
  writing: "Writing an answer…",
  checking: "Checking every figure, quote and name…",
};
const KIND = { answered: "From the rulebook", quoted: "In the rulebook’s own words", not_found: "Not found" };
const CHECKS = {  // what is said of a check that is passed, and of one that is not
  "an answer": ["gives an answer", "gives no answer"],
  "says something": ["says something", "says nothing"],
  citations: ["cites passages that exist", "cites wrongly"],
  figures: ["every figure stands in the cited passages", "figures that are not in the cited passages"],
  quotes: ["every quote is word for word", "quotes that are not in the cited passages"],
  names: ["every name stands in the cited passages", "names that are not in the cited passages"],
  whole: ["it does not break off within a word", "it breaks off within a word"],
  place: ["the figures stand where the question is told", "the figures are from elsewhere in the passages"],
};

// Before the body is drawn, or a dark page would flash white.
let theme = localStorage.getItem("theme") || "auto";
document.documentElement.dataset.theme = theme;

const $ = (id) => document.getElementById(id);
let turns = [];      // {question, reply}: what has been said, for the next question and for a reload
let running = null;  // the AbortController of the answer on its way
let citations = [];  // the buttons of the last answer

document.addEventListener("DOMContentLoaded", start);

function start() {
  takeToken();
  showTheme();
  $("theme").addEventListener("click", nextTheme);
  $("new").addEventListener("click", newConversation);
  $("ask").addEventListener("submit", (event) => { event.preventDefault(); running ? running.abort() : send(); });
  for (const button of document.querySelectorAll("#welcome button")) {
    button.addEventListener("click", () => ask(button.textContent));
  }
  for (const id of ["model", "edition"]) {
    $(id).addEventListener("change", () => localStorage.setItem(id, $(id).value));
  }
  $("passage").addEventListener("click", (event) => {
    if (event.target === $("passage") || event.target.closest("button")) $("passage").close();
  });
  $("locked").addEventListener("close", unlock);
  document.addEventListener("keydown", onKey);
  turns = JSON.parse(sessionStorage.getItem("turns") || "[]");
  for (const turn of turns) showReply(addTurn(turn.question), turn.reply);
  loadChoices();
}

// --- choices

async function loadChoices() {
  const response = await fetch("/v1/models", { headers: authorization() });
  if (response.status === 401) return void $("locked").showModal();
  if (!response.ok) return;
  const known = await response.json();
  fill("model", known.data.map((model) => [model.id, model.id === "no-model" ? "rulebook only" : model.id]));
  const editions = known.editions.map((name) => [name, name || "unnamed"]);
  fill("edition", editions.length > 1 ? [["", "all editions"], ...editions] : editions);
}

function fill(id, options) {
  $(id).replaceChildren(...options.map(([value, name]) => new Option(name, value)));
  const kept = localStorage.getItem(id);
  if (options.some(([value]) => value === kept)) $(id).value = kept;
}

function nextTheme() {
  const names = Object.keys(THEMES);
  theme = names[(names.indexOf(theme) + 1) % names.length];
  localStorage.setItem("theme", theme);
  document.documentElement.dataset.theme = theme;
  showTheme();
}

function showTheme() {
  const [name, path] = THEMES[theme];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  shape.setAttribute("d", path);
  svg.append(shape);
  $("theme").replaceChildren(svg);
  $("theme").title = name;
  $("theme").setAttribute("aria-label", name);
}

// --- the token: it comes in the part of the address that browsers keep to themselves

function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!given) return;
  localStorage.setItem("token", given);
  history.replaceState(null, "", location.pathname);
}

function authorization() {
  const token = localStorage.getItem("token");
  return token ? { Authorization: `Bearer ${token}` } : {};
}

function unlock() {
  const token = $("token").value.trim();
  if (token) localStorage.setItem("token", token);
  $("token").value = "";
  loadChoices();
}

// --- asking

function send() {
  const question = $("question").value.trim();
  if (!question) return $("question").focus();
  $("question").value = "";
  ask(question);
}

async function ask(question) {
  if (running) return;
  const answer = addTurn(question);
  running = new AbortController();
  $("send").textContent = "Stop";
  $("send").classList.add("stop");
  try {
    const reply = await stream(question, answer);
    turns.push({ question, reply });
    sessionStorage.setItem("turns", JSON.stringify(turns.slice(-30)));
    showReply(answer, reply);
  } catch (problem) {
    const stopped = problem.name === "AbortError";
    show(answer, "failed", stopped ? "Stopped" : problem instanceof TypeError ? "The server cannot be reached" : problem.message);
    if (!stopped && !$("question").value) $("question").value = question;
  } finally {
    running = null;
    $("send").textContent = "Ask";
    $("send").classList.remove("stop");
    // On a phone the focus would bring up the keyboard, over the answer.
    if (matchMedia("(hover: hover)").matches) $("question").focus({ preventScroll: true });
  }
}

async function stream(question, answer) {
  const messages = turns.slice(-4).flatMap((turn) => [
    { role: "user", content: turn.question }, { role: "assistant", content: turn.reply.text },
  ]);
  messages.push({ role: "user", content: question });
  const request = { messages, stream: true, model: $("model").value || undefined, edition: $("edition").value || undefined };
  const response = await fetch("/v1/chat/completions", {
    method: "POST", signal: running.signal, body: JSON.stringify(request),
    headers: { "Content-Type": "application/json", ...authorization() },
  });
  if (response.status === 401) $("locked").showModal();
  if (!response.ok) throw new Error((await response.json()).error.message);
  const reply = { text: "" };
  for await (const event of events(response.body)) {
    if (event.error) throw new Error(event.error.message);
    if (event.doing) show(answer, "waiting", DOING[event.doing]);
    const [choice] = event.choices;
    if (choice.delta.content) {
      reply.text += choice.delta.content;
      showText(answer, reply.text);
    }
    if (choice.finish_reason) {
      const { status, checks, citations, nearest } = event;
      return Object.assign(reply, { status, checks, citations, nearest, meant: event.question });
    }
  }
  throw new Error("The server broke off");
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const parts = text.split("\n\n");
    text = parts.pop();
    for (const part of parts) if (part !== "data: [DONE]") yield JSON.parse(part.slice("data: ".length));
  }
}

function newConversation() {
  running?.abort();
  turns = [];
  citations = [];
  sessionStorage.removeItem("turns");
  $("turns").replaceChildren();
  $("welcome").hidden = false;
  $("question").focus();
}

// --- showing

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function addTurn(question) {
  $("welcome").hidden = true;
  const turn = element("li");
  const answer = element("article", "answer");
  answer.append(element("p", "kind"), element("div", "said"));
  turn.append(element("p", "asked", question), answer);
  $("turns").append(turn);
  show(answer, "waiting", DOING.searching);
  turn.scrollIntoView({ block: "start" });
  return answer;
}

function show(answer, state, kind) {
  answer.className = `answer ${state}`;
  answer.querySelector(".kind").textContent = kind;
}

function showText(answer, text) {
  answer.querySelector(".said").replaceChildren(...text.split("\n").map((line) => element("p", "", line)));
}

// Where editions differ, their parts of the answer are marked (a), (b) in the order of the citations.
function nameEditions(answer, reply) {
  const editions = [...new Set(reply.citations.map((citation) => citation.edition))];
  if (editions.length < 2) return;
  for (const line of answer.querySelectorAll(".said p")) {
    const mark = /^\(([a-z])\) /.exec(line.textContent);
    const edition = mark && editions[mark[1].charCodeAt(0) - "a".charCodeAt(0)];
    if (edition) line.replaceChildren(element("small", "", `Edition ${edition}`), line.textContent.slice(mark[0].length));
  }
}

function showReply(answer, reply) {
  show(answer, reply.status, KIND[reply.status]);
  showText(answer, reply.text);
  nameEditions(answer, reply);
  const asked = answer.parentElement.querySelector(".asked").textContent;
  if (reply.meant !== asked) answer.prepend(element("p", "meant", `Understood as: ${reply.meant}`));
  if (navigator.clipboard) answer.querySelector(".kind").append(copyButton(reply));  // only over loopback or HTTPS
  if (reply.nearest.length) answer.append(element("p", "near", "The nearest sections:"));
  const list = element("ul", "cited");
  citations = passages(reply.citations.length ? reply.citations : reply.nearest).map((passage, number) => {
    const button = citationButton(passage, number + 1);
    const item = element("li");
    item.append(button);
    list.append(item);
    return button;
  });
  answer.append(list);
  if (reply.checks.length) answer.append(checkList(reply));
  answer.parentElement.scrollIntoView({ block: "nearest" });
}

// One entry for each passage, with all that is quoted from it.
function passages(cited) {
  const found = new Map();
  for (const citation of cited) {
    const key = [citation.rulebook, citation.edition, citation.file, citation.start_line, citation.heading_path].join("\n");
    if (!found.has(key)) found.set(key, { ...citation, quotes: [] });
    if (citation.quote) found.get(key).quotes.push(citation.quote);
  }
  return [...found.values()];
}

function citationButton(passage, number) {
  const button = element("button");
  button.type = "button";
  button.append(element("b", "", number), element("span", "", passage.heading_path.at(-1)), element("small", "", place(passage)));
  button.addEventListener("click", () => openPassage(passage));
  return button;
}

function place(passage) {
  const lines = passage.start_line === passage.end_line ? `line ${passage.start_line}` : `lines ${passage.start_line}–${passage.end_line}`;
  const edition = passage.edition ? ` · edition ${passage.edition}` : "";
  return `${passage.rulebook} · ${passage.file}, ${lines}${edition}`;
}

function checkList(reply) {
  const passed = reply.checks.filter((check) => check.passed).length;
  const refused = reply.status === "not_found";  // before any model was asked
  const withheld = passed < reply.checks.length;
  const details = element("details");
  details.append(element("summary", "", refused ? "Why there is no answer; no model was asked"
    : withheld ? "The model’s answer failed a check and was withheld" : `Passed its ${passed} checks`));
  const list = element("ul");
  for (const check of reply.checks) {
    const said = (CHECKS[check.name] || [check.name, check.name])[check.passed ? 0 : 1];
    const saw = refused ? check.saw : check.saw && `${said}: ${check.saw}`;
    list.append(element("li", check.passed ? "" : "no", saw || said));
  }
  details.append(list);
  return details;
}

function openPassage(passage) {
  $("path").textContent = [passage.rulebook, ...passage.heading_path.slice(0, -1)].join(" › ");
  $("name").textContent = passage.heading_path.at(-1);
  $("text").replaceChildren(...marked(passage.text, passage.quotes));
  $("place").textContent = place(passage);
  $("passage").showModal();
  $("text").focus();
  const first = $("text").querySelector("mark");
  if (first) first.scrollIntoView({ block: "center" });
  else $("text").scrollTop = 0;
}

// The text in pieces, the quoted ones marked. Quotes may differ from it in blanks and in the kind of dash.
function marked(text, quotes) {
  const spans = quotes.map((quote) => new RegExp(loosely(quote), "i").exec(text)).filter(Boolean)
    .map((match) => [match.index, match.index + match[0].length]).sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (from < end) continue;
    pieces.push(text.slice(end, from), element("mark", "", text.slice(from, to)));
    end = to;
  }
  return [...pieces, text.slice(end)];
}

function loosely(quote) {
  return quote.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+").replace(/[-−–—‑]/g, "[-−–—‑]");
}

function copyButton(reply) {
  const button = element("button", "copy", "Copy");
  button.type = "button";
  const cited = passages(reply.citations).map((each) => `[${[each.rulebook, ...each.heading_path].join(" › ")}] ${place(each)}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText([reply.text, ...cited].join("\n"));
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  return button;
}

// --- keys

function onKey(event) {
  const typing = event.target.matches("textarea, input, select");
  if (event.target === $("question") && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (!running) send();
  } else if (event.target === $("question") && event.key === "ArrowUp" && !$("question").value && turns.length) {
    event.preventDefault();
    $("question").value = turns.at(-1).question;
  } else if (event.key === "Escape" && running && !document.querySelector("dialog[open]")) {
    running.abort();
  } else if (event.key === "Escape" && typing && !document.querySelector("dialog[open]")) {
    event.target.blur();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector("dialog[open]")) {
    if (event.key === "/") {
      event.preventDefault();
      $("question").focus();
    } else if (/^[1-9]$/.test(event.key)) {
      citations[event.key - 1]?.click();
    }
  }
}
