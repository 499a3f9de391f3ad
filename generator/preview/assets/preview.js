// Keeps a page of the preview up to date: reloads it when it would show something
// else, and shows what was found in the records.
(function () {
  'use strict';

  const version = document.currentScript.dataset.version;
  const page = location.pathname + location.search;

  // A part of the overlay, out of reach of the site's own styles.
  function part(where) {
    const host = document.createElement('zoufang-preview');
    const root = host.attachShadow({mode: 'open'});
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/_preview/preview.css';
    const content = document.createElement('div');
    content.className = 'overlay';
    root.append(style, content);
    document.body[where](host);
    return content;
  }

  const top = part('prepend');
  const bottom = part('append');
  const status = document.createElement('p'); // outlives each report, so that it is read out
  status.className = 'spoken';
  status.setAttribute('role', 'status');
  bottom.parentNode.append(status);

  function find(selector) { return bottom.querySelector(selector); }

  function keep(name, value) {
    try { sessionStorage.setItem('preview-' + name, value); } catch (e) { /* storage is off */ }
  }

  function kept(name) {
    try { return sessionStorage.getItem('preview-' + name); } catch (e) { return null; }
  }

  function toggle(open, moveFocus) {
    const panel = find('.panel'), button = find('button.open');
    if (!panel) return;
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    keep('open', open ? page : '');
    if (moveFocus) (open ? panel : button).focus();
  }

  function fill(target, source) {
    target.textContent = '';
    target.lang = source.lang;
    while (source.firstChild) target.append(source.firstChild);
  }

  let shown = '';

  function show(report) {
    if (report === shown) return;
    shown = report;
    const inside = find('.panel') !== null && find('.panel').contains(bottom.getRootNode().activeElement);
    const parsed = new DOMParser().parseFromString(report, 'text/html');
    fill(top, parsed.querySelector('[data-place=top]'));
    fill(bottom, parsed.querySelector('[data-place=bottom]'));
    const stale = top.textContent.trim(), summary = find('.open');
    status.lang = bottom.lang;
    status.textContent = (stale ? stale + ' ' : '') + (summary ? summary.textContent : '');
    toggle(kept('open') === page, inside); // also after a reload, but not on the next page
  }

  bottom.addEventListener('click', function (event) {
    if (event.target.closest('button.open')) toggle(find('.panel').hidden, true);
    if (event.target.closest('button.close')) toggle(false, true);
  });

  document.addEventListener('keydown', function (event) {
    const panel = find('.panel');
    if (event.key === 'Escape' && panel && !panel.hidden) toggle(false, true);
  });

  function reload() {
    keep('scroll', JSON.stringify({page: page, x: scrollX, y: scrollY}));
    location.reload();
  }

  addEventListener('load', function () {
    const was = JSON.parse(kept('scroll') || 'null');
    keep('scroll', '');
    if (was && was.page === page) scrollTo(was.x, was.y);
  });

  let events = null;

  function hear(event) {
    const state = JSON.parse(event.data);
    if (state.version !== version) {
      events.close();
      reload();
      return;
    }
    const progress = document.querySelector('[data-progress]');
    if (progress && state.progress) progress.textContent = state.progress;
    if (state.report) show(state.report);
  }

  function lost() {
    const bar = find('.bar');
    if (!bar) return;
    shown = '';
    bar.className = 'bar stopped';
    find('.open').textContent = status.textContent = bar.dataset.stopped;
  }

  // Browsers keep few streams to one server: a page that nobody sees has none.
  function follow() {
    if (events) events.close();
    events = null;
    if (document.visibilityState === 'hidden') return;
    events = new EventSource('/_preview/events?page=' + encodeURIComponent(page));
    events.addEventListener('state', hear);
    events.addEventListener('error', lost);
  }

  document.addEventListener('visibilitychange', follow);
  follow();
})();
