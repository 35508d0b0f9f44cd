(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent).groups || [];
  const STATUS = ['OK', 'UNKNOWN', 'WARN', 'STOP', 'STALL', 'REWIND'];
  const FROM = [0, 1, 100, 1e3, 1e4, 1e5, 1e6];
  const body = document.querySelector('#groups tbody');
  const rows = [...body.rows];
  const number = (n) => (n < 0 ? '–' : n.toLocaleString('en'));
  const heat = (lag) => (lag < 0 ? 'u' : FROM.filter((f) => lag >= f).length - 1);
  const short = (n) =>
    n >= 1e9 ? +(n / 1e9).toPrecision(3) + ' bn' : n >= 1e6 ? +(n / 1e6).toPrecision(3) + ' m'
      : n >= 1e4 ? +(n / 1e3).toPrecision(3) + ' k' : n >= 10 ? Math.round(n).toLocaleString('en') : String(+n.toFixed(1));
  const time = (s) =>
    s < 0 ? '–' : s < 60 ? s + ' s' : s < 3600 ? Math.round(s / 60) + ' min'
      : s < 86400 ? +(s / 3600).toFixed(1) + ' h' : +(s / 86400).toFixed(1) + ' d';

  /** Names are put in as text, never as markup. */
  const make = (tag, className, text, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };
  const svg = (tag, attributes, text) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    if (text) element.textContent = text;
    return element;
  };

  /** A round number at or above the most, so that three lines divide it well. */
  const ceiling = (most) => {
    if (most <= 3) return 3;
    const unit = 10 ** Math.floor(Math.log10(most));
    return [1, 1.5, 3, 6, 10].map((f) => f * unit).find((top) => top >= most);
  };

  const chart = (title, at, lines) => {
    const W = 480, H = 150, L = 46, B = 20, T = 8;
    const known = lines.flatMap((line) => line.values.filter((v) => v >= 0));
    const top = ceiling(Math.max(0, ...known));
    const first = at[0], span = Math.max(1, at[at.length - 1] - first);
    const x = (t) => L + ((t - first) / span) * (W - L - 4);
    const y = (v) => H - B - (v / top) * (H - B - T);
    const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': title,
      preserveAspectRatio: 'xMinYMid meet' });
    for (let i = 0; i <= 3; i++) {
      const v = (top / 3) * i;
      picture.append(svg('line', { class: 'grid', x1: L, x2: W - 4, y1: y(v), y2: y(v) }));
      picture.append(svg('text', { x: L - 8, y: y(v) + 4, 'text-anchor': 'end' }, short(v)));
    }
    for (const t of [first, first + span / 2, first + span]) {
      const anchor = t === first ? 'start' : t === first + span ? 'end' : 'middle';
      const clock = new Date(t * 1000).toISOString().slice(11, span < 600 ? 19 : 16);
      picture.append(svg('text', { x: x(t), y: H - 3, 'text-anchor': anchor }, clock));
    }
    for (const line of lines) {
      const points = at.map((t, i) => [x(t), y(line.values[i])]).filter((p, i) => line.values[i] >= 0);
      if (points.length < 2) continue;
      const path = 'M' + points.map((p) => p[0].toFixed(1) + ' ' + p[1].toFixed(1)).join('L');
      if (line.fill) {
        picture.append(svg('path', { class: 'fill', fill: line.color,
          d: `${path}L${points[points.length - 1][0].toFixed(1)} ${y(0)}L${points[0][0].toFixed(1)} ${y(0)}Z` }));
      }
      picture.append(svg('path', { class: 'curve', stroke: line.color, d: path }));
    }
    const heading = make('h3', '', title);
    if (lines.length > 1) {
      const key = make('span', 'key');
      for (const line of lines) {
        const mark = make('i');
        mark.style.background = line.color;
        key.append(mark, line.name);
      }
      heading.append(key);
    }
    return make('div', 'chart', '', heading, picture);
  };

  const table = (head, numbers, lines) => {
    const result = make('table', 'worst');
    const top = result.createTHead().insertRow();
    for (const [i, each] of head.entries()) {
      const cell = make('th', i > 0 && i <= numbers ? 'num' : '', each);
      cell.scope = 'col';
      top.append(cell);
    }
    const rest = result.createTBody();
    for (const line of lines) {
      const row = rest.insertRow();
      line.forEach((each, i) => {
        const cell = make('td', i > 0 && i <= numbers ? 'num' : '');
        cell.append(each);
        row.append(cell);
      });
    }
    return result;
  };

  const topic = (t) => {
    const many = (t.p || []).length > 64;
    const cells = make('div', many ? 'heat small' : 'heat');
    const order = [];
    (t.p || []).forEach((p, i) => {
      const bad = t.status[i] > 1;
      const cell = make('i', 'h' + heat(t.lags[i]) + (bad ? ' bad ' + STATUS[t.status[i]] : ''), String(p));
      cell.title = `${t.name}-${p}: ${number(t.lags[i])} behind, ${STATUS[t.status[i]]}`;
      cells.append(cell);
      if (t.lags[i] !== 0 || bad) order.push(i);
    });
    order.sort((a, b) => (t.status[b] > 2) - (t.status[a] > 2) || t.lags[b] - t.lags[a]);
    const heading = make('h3', '', t.name);
    heading.append(make('span', 'key', `${t.lag} behind in ${(t.p || []).length} partitions`));
    const block = make('div', 'topic', '', heading, cells);
    if (order.length) {
      block.append(table(['Partition', 'Lag', 'Committed', 'End', 'Unread for', 'Drained in', 'Verdict'], 5,
        order.slice(0, 5).map((i) => {
          const verdict = make('span', 'badge ' + STATUS[t.status[i]], STATUS[t.status[i]]);
          const lost = t.lost[i] > 0 ? `${number(t.lags[i])} (and ${number(t.lost[i])} lost)` : number(t.lags[i]);
          return [String(t.p[i]), lost, number(t.committed[i]), number(t.end[i]), time(t.age[i]),
            time(t.status[i] > 2 ? -1 : t.drain[i]), verdict];
        })));
    }
    return block;
  };

  const details = (group) => {
    const cell = make('td');
    cell.colSpan = 7;
    cell.append(make('p', '', group.why));
    if (group.faults && group.faults.length) {
      cell.append(make('ul', 'faults', '', ...group.faults.map((f) => make('li', '', f))));
    }
    if (group.curve) {
      const c = group.curve;
      const charts = make('div', 'charts');
      charts.append(chart('Records behind', c.at, [{ values: c.lag, color: 'var(--STOP)', fill: true }]));
      if (c.consumedPerSecond.some((v) => v >= 0)) {
        charts.append(chart('Records per second', c.at, [
          { name: 'written', values: c.producedPerSecond, color: 'var(--written)' },
          { name: 'read', values: c.consumedPerSecond, color: 'var(--read)' }]));
      }
      cell.append(charts);
    }
    for (const t of group.topics || []) cell.append(topic(t));
    if (group.members && group.members.length > 1) {
      cell.append(make('h3', '', 'Members'));
      cell.append(table(['Member', 'Lag', 'Host'], 1,
        [...group.members].sort((a, b) => b.lag - a.lag).slice(0, 8).map((m) => [m.name, number(m.lag), m.host])));
    }
    const row = make('tr', 'more');
    row.append(cell);
    return row;
  };

  const toggle = (row) => {
    const button = row.querySelector('.open');
    const open = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!open));
    if (open) row.nextSibling.remove();
    else row.after(details(data[row.dataset.i]));
  };
  const close = () => rows.forEach((row) => {
    if (row.querySelector('.open').getAttribute('aria-expanded') === 'true') toggle(row);
  });

  const search = document.getElementById('search');
  const chips = [...document.querySelectorAll('.chip')];
  const show = () => {
    close();
    const words = search.value.trim().toLowerCase();
    const wanted = chips.filter((c) => c.getAttribute('aria-pressed') === 'true').map((c) => c.dataset.s);
    let shown = 0;
    for (const row of rows) {
      const topics = data[row.dataset.i].topics || [];
      const named = !words || row.dataset.n.includes(words)
        || topics.some((t) => t.name.toLowerCase().includes(words));
      row.hidden = !(named && (!wanted.length || wanted.includes(row.dataset.s)));
      shown += !row.hidden;
    }
    document.getElementById('none').hidden = shown > 0;
    document.getElementById('shown').textContent =
      shown === rows.length ? '' : `${shown.toLocaleString('en')} of ${rows.length.toLocaleString('en')} groups`;
  };
  const orders = {
    worst: (a, b) => a.dataset.i - b.dataset.i,
    lag: (a, b) => b.dataset.l - a.dataset.l || a.dataset.i - b.dataset.i,
    name: (a, b) => a.dataset.n.localeCompare(b.dataset.n),
  };

  body.addEventListener('click', (event) => {
    const row = event.target.closest('tr[data-i]');
    if (row && !String(getSelection())) toggle(row);
  });
  search.addEventListener('input', show);
  document.getElementById('sort').addEventListener('change', (event) => {
    close();
    body.append(...rows.sort(orders[event.target.value]));
  });
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
      show();
    });
  }
  // what is worst is what the page was opened for
  if (rows.length && !['OK', 'UNKNOWN'].includes(rows[0].dataset.s)) toggle(rows[0]);
})();
