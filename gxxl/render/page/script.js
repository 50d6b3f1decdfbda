/* Sorting, filtering and folding. Everything is there without it: it only hides, shows and orders rows. */
"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const table = byId("units");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const find = byId("find");
  const status = byId("status");
  const todo = byId("todo");
  const shown = byId("shown");
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  function filter() {
    const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      const ofStatus = !status.value || row.dataset.status === status.value;
      row.hidden = !(fits && ofStatus && (!todo.checked || row.dataset.todo === "yes"));
      count += row.hidden ? 0 : 1;
    }
    shown.textContent = shown.dataset.text.replace("{shown}", count).replace("{all}", rows.length);
    byId("none-shown").hidden = count > 0;
  }

  function sort(head, column) {
    const falls = head.getAttribute("aria-sort") === "ascending";
    const sign = falls ? -1 : 1;
    const isNumber = head.dataset.sort === "number";
    const value = (row) => row.cells[column].textContent;
    const order = isNumber ? (a, b) => Number(value(a)) - Number(value(b)) : (a, b) => collator.compare(value(a), value(b));
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", falls ? "descending" : "ascending");
    rows.sort((a, b) => sign * order(a, b));
    body.append(...rows);
  }

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = head.dataset.label;
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, column));
    const paper = document.createElement("span");
    paper.className = "paper";
    paper.textContent = head.textContent;
    head.replaceChildren(paper, button);
  });

  byId("reset").addEventListener("click", () => {
    find.value = "";
    status.value = "";
    todo.checked = false;
    filter();
  });
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  for (const control of [find, status, todo]) {
    control.addEventListener("input", filter);
  }
  byId("controls").hidden = false;
  filter();

  const folds = Array.from(document.querySelectorAll("details.unit"));
  const buttons = byId("fold");
  if (buttons) {
    buttons.hidden = false;
    for (const button of buttons.children) {
      button.addEventListener("click", () => {
        for (const fold of folds) {
          fold.open = button.dataset.fold === "open";
        }
      });
    }
  }
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) {
      fold.open = true;
    }
  });
})();
