// What makes the pages quicker to use: answers while one types, keys, files that are dropped. Every page works without it.
'use strict';
(() => {
  const PAUSE = 180;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  // ---- Pieces of pages -------------------------------------------------------------------------------------------------

  const announce = (within) => {
    const told = find('[data-announce]', within);
    const announcement = find('#announcement');
    if (told && announcement) announcement.textContent = told.dataset.announce;
  };

  const fault = () => {
    const box = document.createElement('div');
    box.className = 'problem';
    box.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.textContent = 'The service does not answer. What is shown may not be what was asked; try again.';
    box.append(words);
    return box;
  };

  // The answer is markup of this service; it is parsed apart, and the policy of the page runs nothing that stands in it.
  const parsed = (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content;
  };

  const fields = (form, submitter) => {
    const data = new FormData(form);
    if (submitter && submitter.name) data.set(submitter.name, submitter.value);
    return new URLSearchParams(Array.from(data).filter(([, value]) => typeof value === 'string'));
  };

  const piece = async (address, body, signal) => {
    const answer = await fetch(address, { method: 'POST', body, signal, headers: { Accept: 'text/html' } });
    return parsed(await answer.text());
  };

  // ---- Forms that answer in place -----------------------------------------------------------------------------------------

  const live = (form) => {
    const target = document.getElementById(form.dataset.target || 'answer');
    let timer = 0;
    let asked = null;
    let last = fields(form).toString();
    const ask = async () => {
      clearTimeout(timer);
      last = fields(form).toString();
      // Only the last question counts: an answer to an earlier one would be one to a name that is no longer there.
      if (asked) asked.abort();
      const now = new AbortController();
      asked = now;
      target.setAttribute('aria-busy', 'true');
      try {
        const content = await piece(form.dataset.piece, fields(form), now.signal);
        target.replaceChildren(content);
        announce(target);
        remember(form);
      } catch (error) {
        if (error.name !== 'AbortError') target.replaceChildren(fault());
      } finally {
        if (asked === now) target.removeAttribute('aria-busy');
      }
    };
    const soon = () => {
      clearTimeout(timer);
      // Leaving the box is no new question; an answer that came again would take the focus away.
      if (fields(form).toString() !== last) timer = setTimeout(ask, PAUSE);
    };
    // What is being composed (Korean, Chinese) is asked for when it is a word.
    form.addEventListener('input', (event) => { if (!event.isComposing) soon(); });
    form.addEventListener('compositionend', soon);
    form.addEventListener('change', soon);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask();
    });
    return ask;
  };

  // Coming back from a party finds what was asked: in the history of this tab and nowhere else, and never in an address.
  const remember = (form) => {
    if (form.id === 'search') history.replaceState({ search: Array.from(fields(form)) }, '');
  };

  const recall = (form, ask) => {
    const held = history.state && history.state.search;
    const box = find('#q', form);
    if (!held || !box || box.value) return;
    for (const [name, value] of held) {
      const field = form.elements.namedItem(name);
      if (!field) continue;
      if (field.type === 'checkbox') field.checked = true;
      else field.value = value;
    }
    if (box.value) ask();
  };

  for (const form of all('form[data-piece]')) {
    const ask = live(form);
    if (form.id === 'search') recall(form, ask);
  }

  // ---- More of the same ---------------------------------------------------------------------------------------------------

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.dataset.more) return;
    event.preventDefault();
    const button = find('button', form);
    button.disabled = true;
    try {
      const content = await piece(form.dataset.more, fields(form));
      const first = find('[data-result]', content);
      announce(content);
      form.replaceWith(content);
      if (first) first.focus({ preventScroll: true });
    } catch {
      button.disabled = false;
      form.before(fault());
    }
  });

  // An example is typed for the user, so that the box shows what was asked.
  document.addEventListener('click', (event) => {
    const example = event.target.closest('[data-example]');
    const box = find('#q');
    if (!example || !box) return;
    event.preventDefault();
    box.value = example.value;
    box.focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });

  // ---- Keys ------------------------------------------------------------------------------------------------------------------

  // Keys that are letters or signs get in the way of who speaks to the browser or presses keys by chance, so they can be
  // turned off (WCAG 2.2, 2.1.4). The choice stays in this browser; where it may keep nothing, it holds for the page.
  const CHOICE = 'interdict.single-keys';
  const setting = find('#single-keys');
  let singleKeys = true;
  try {
    singleKeys = localStorage.getItem(CHOICE) !== 'off';
  } catch {
    // Nothing is kept here.
  }
  // They are told only where they work.
  const tellKeys = () => {
    for (const told of all('.keys')) told.hidden = !singleKeys;
  };
  tellKeys();
  if (setting) {
    setting.checked = singleKeys;
    setting.closest('.script-only').hidden = false;
    setting.addEventListener('change', () => {
      singleKeys = setting.checked;
      try {
        if (singleKeys) localStorage.removeItem(CHOICE);
        else localStorage.setItem(CHOICE, 'off');
      } catch {
        // It holds for this page.
      }
      tellKeys();
    });
  }

  const walk = (step) => {
    const results = all('[data-result]');
    if (!results.length) return false;
    const place = results.indexOf(document.activeElement);
    const next = place < 0 ? (step > 0 ? 0 : results.length - 1) : place + step;
    if (next < 0) {
      const box = find('#q');
      if (box) box.focus();
      return true;
    }
    const result = results[Math.min(next, results.length - 1)];
    result.focus({ preventScroll: true });
    (result.closest('.card') || result).scrollIntoView({ block: 'nearest' });
    return true;
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const within = event.target;
    const box = find('#q') || find('#text');
    const typing = within.matches('input, textarea, select');
    let taken = false;
    if (event.key === '/' && singleKeys && !typing && box) {
      box.focus();
      box.select();
      taken = true;
    } else if (singleKeys && !typing && event.key === 'j') {
      taken = walk(1);
    } else if (singleKeys && !typing && event.key === 'k') {
      taken = walk(-1);
    } else if (event.key === 'ArrowDown' && (within.id === 'q' || within.matches('[data-result]'))) {
      taken = walk(1);
    } else if (event.key === 'ArrowUp' && within.matches('[data-result]')) {
      taken = walk(-1);
    }
    if (taken) event.preventDefault();
  });

  // ---- Files -----------------------------------------------------------------------------------------------------------------

  const drop = find('#drop');
  if (drop) {
    const input = find('input[type="file"]', drop);
    for (const kind of ['dragenter', 'dragover']) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.add('over');
      });
    }
    for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('over'));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  // The columns are told by the beginning of the file, as soon as it is chosen. Parquet and Arrow are sent whole, up to a
  // size.
  const HEAD = 65536;
  const WHOLE = 16 * 1024 * 1024;
  const beginning = async (file) => {
    const mark = String.fromCharCode(...new Uint8Array(await file.slice(0, 6).arrayBuffer()));
    const whole = mark.startsWith('PAR1') || mark === 'ARROW1' || mark.startsWith('\xff\xff\xff\xff');
    if (whole && file.size > WHOLE) return null;
    return new File([whole ? file : file.slice(0, HEAD)], file.name);
  };
  const fileForm = find('#file-form');
  if (fileForm) {
    const input = find('#file', fileForm);
    const target = find('#columns');
    find('#show-columns').hidden = true;
    const column = find('#column', fileForm);
    fileForm.addEventListener('change', async (event) => {
      if (event.target !== input && event.target !== column) return;
      const file = input.files[0];
      if (!file) return target.replaceChildren();
      const body = new FormData();
      body.set('column', column.value);
      try {
        const sent = await beginning(file);
        if (!sent) {
          target.textContent = 'The file is too large for its columns to be shown before it is screened.';
          return;
        }
        body.set('file', sent);
        target.replaceChildren(await piece(fileForm.dataset.columns, body));
      } catch {
        target.replaceChildren(fault());
      }
    });
  }

  // How far a file is.
  const progress = find('[data-poll]');
  if (progress) {
    const look = async () => {
      try {
        const answer = await fetch(progress.dataset.poll, { headers: { Accept: 'text/html' } });
        const content = parsed(await answer.text());
        const state = find('[data-done]', content);
        if (!answer.ok || !state) return location.reload();
        progress.replaceChildren(content);
        if (state.dataset.done === 'true') return location.reload();
      } catch {
        // It may be back the next time.
      }
      setTimeout(look, 1000);
    };
    setTimeout(look, 500);
  }

  // ---- Articles --------------------------------------------------------------------------------------------------------------

  const reading = find('#reading');
  if (reading) {
    const further = all('[data-further]', reading);
    for (const block of further) block.hidden = true;
    const more = find('#further');
    more.closest('.script-only').hidden = false;
    more.addEventListener('click', () => {
      const block = further.find((held) => held.hidden);
      if (block) {
        block.hidden = false;
        find('input', block).focus();
      }
      if (!further.some((held) => held.hidden)) more.closest('.script-only').hidden = true;
    });
    // Each file has a day of its own.
    const input = find('#files', reading);
    const days = find('#file-days');
    input.addEventListener('change', () => {
      days.replaceChildren(...Array.from(input.files, (file, number) => {
        const field = document.createElement('div');
        const label = document.createElement('label');
        const day = document.createElement('input');
        field.className = 'field';
        day.type = 'date';
        day.name = 'file_published';
        day.id = `file-day-${number}`;
        label.htmlFor = day.id;
        label.textContent = `${file.name} – published on`;
        field.append(label, day);
        return field;
      }));
    });
  }
})();
