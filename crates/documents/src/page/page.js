// Filters the page by outlet and verdict, and points out the target of a link. Without it everything is there to read.
'use strict';
(() => {
  const form = document.getElementById('filters');
  const status = document.getElementById('filter-status');

  const chosen = (name) =>
    new Set(Array.from(form.querySelectorAll(`input[name="${name}"]:checked`), (input) => input.value));

  const filter = () => {
    const documents = chosen('document');
    const verdicts = chosen('verdict');
    let hidden = 0;
    for (const element of document.querySelectorAll('[data-documents]')) {
      const told = element.dataset.documents.split(' ').some((number) => documents.has(number));
      const shown = told && (!element.dataset.verdict || verdicts.has(element.dataset.verdict));
      element.classList.toggle('filtered', !shown);
      // What is drawn is in the list too, and counts there.
      hidden += shown || element.closest('svg') ? 0 : 1;
    }
    // A heading whose every item is hidden goes too.
    for (const group of document.querySelectorAll('[data-group]')) {
      const items = Array.from(group.querySelectorAll('[data-documents]'));
      group.classList.toggle('filtered', items.length > 0 && items.every((item) => item.classList.contains('filtered')));
    }
    status.textContent = hidden === 0 ? '' : `${hidden} ${hidden === 1 ? 'entry is' : 'entries are'} hidden.`;
  };

  const showAll = () => {
    for (const input of form.querySelectorAll('input')) input.checked = true;
    filter();
  };

  const pointOut = () => {
    for (const element of document.querySelectorAll('.highlight')) element.classList.remove('highlight');
    const target = document.getElementById(location.hash.slice(1));
    if (!target || target.matches('section, main')) return;
    if (form && target.closest('.filtered')) showAll();
    for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    if (target.matches('mark, span, tr')) {
      target.classList.add('highlight');
      target.scrollIntoView({ block: 'center' });
      if (target.tabIndex >= 0) target.focus({ preventScroll: true });
    }
  };

  // The evidence of a mark can be put away without leaving the place.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.activeElement.matches('mark')) document.activeElement.blur();
  });

  if (form) {
    form.hidden = false;
    form.addEventListener('change', filter);
    form.addEventListener('submit', (event) => event.preventDefault());
  }
  window.addEventListener('hashchange', pointOut);
  pointOut();
})();
