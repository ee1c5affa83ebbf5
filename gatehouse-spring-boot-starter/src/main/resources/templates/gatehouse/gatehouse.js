// What the pages do besides where scripts run. Without it they do the same, only less quickly.
'use strict';

// Copies the items of a list. Shown only where the browser lets pages copy.
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (navigator.clipboard) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const items = document.querySelectorAll('#' + button.dataset.copy + ' li');
      await navigator.clipboard.writeText(Array.from(items, item => item.textContent).join('\n'));
      document.getElementById('live').textContent = button.dataset.copied;
    });
  }
}

// Shows what will be seen of a chosen picture: the square in its middle.
for (const chooser of document.querySelectorAll('input[data-crop]')) {
  const shown = document.getElementById(chooser.dataset.crop);
  const unseen = document.getElementById(chooser.dataset.crop + '-none');
  let chosen = 0;

  const draw = picture => {
    const side = Math.min(picture.width, picture.height);
    const canvas = shown.querySelector('canvas');
    const paper = canvas.getContext('2d');
    paper.clearRect(0, 0, canvas.width, canvas.height);
    paper.imageSmoothingQuality = 'high';
    paper.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side,
      0, 0, canvas.width, canvas.height);
    picture.close();
  };

  chooser.addEventListener('change', async () => {
    const number = ++chosen;
    const file = chooser.files[0];
    let drawn = false;
    try {
      const picture = file && await createImageBitmap(file);
      if (number !== chosen) {
        return;
      }
      if (picture) {
        draw(picture);
        drawn = true;
      }
    } catch {
      // the file stays chosen: what it is, the server decides
    }
    if (number === chosen) {
      shown.hidden = !drawn;
      unseen.hidden = drawn || !file;
    }
  });
}

// Asks how it stands with the session while somebody looks, and says when it stands otherwise.
const live = document.getElementById('live');
const standing = live?.dataset.standing;
if (standing) {
  let asking = 0;

  const say = template => {
    clearInterval(asking);
    document.removeEventListener('visibilitychange', ask);
    const text = document.getElementById(template).content.cloneNode(true);
    live.replaceChildren(text);
  };

  const ask = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(live.dataset.live, { cache: 'no-store' });
      const now = answer.ok ? (await answer.json()).standing : standing;
      if (now !== standing) {
        say(now === '' ? 'live-ended' : 'live-changed');
      }
    } catch {
      // out of reach for now; it asks again
    }
  };

  asking = setInterval(ask, 1500);
  document.addEventListener('visibilitychange', ask);
}

// Shows a list while somebody still types what it is to hold: the same page, fetched and put in.
for (const form of document.querySelectorAll('form[data-list]')) {
  const places = [form.dataset.list, form.dataset.list + '-total'];
  let waiting = 0;
  let asked = 0;

  const show = async () => {
    const number = ++asked;
    const said = new FormData(form);
    Array.from(said).filter(([, value]) => value === '').forEach(([name]) => said.delete(name));
    const address = form.action + '?' + new URLSearchParams(said);
    try {
      const answer = await fetch(address, { cache: 'no-store' });
      if (number !== asked) {
        return;
      }
      if (answer.redirected || !answer.ok) {
        location.assign(address);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (number === asked) {
        document.getElementById(places[1]).ariaLive = 'polite';
        places.forEach(id =>
          document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes));
        history.replaceState(null, '', address);
      }
    } catch {
      // out of reach for now; the button still asks
    }
  };

  const soon = wait => {
    clearTimeout(waiting);
    waiting = setTimeout(show, wait);
  };
  form.addEventListener('input', event => soon(event.target.type === 'search' ? 300 : 0));
  form.addEventListener('submit', event => {
    event.preventDefault();
    soon(0);
  });
}

// Keeps a list as it is on the server while nobody is at it. That is no use of the session.
let typed = 0;
document.addEventListener('input', () => { typed = Date.now(); });

for (const list of document.querySelectorAll('[data-refresh]')) {
  const usual = list.dataset.refresh * 1000;
  const longest = 30 * usual;
  let wait = usual;

  // a box that is named for no value has one all the same
  const touched = field =>
    ['checkbox', 'radio'].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue;

  const isAtIt = () =>
    document.hidden
      || Date.now() - typed < usual / 2
      || list.contains(document.activeElement)
      || getSelection().toString() !== '' && getSelection().containsNode(list, true)
      || list.querySelector('details[open]') !== null
      || Array.from(list.querySelectorAll('input, textarea')).some(touched);

  const put = page => {
    const total = document.getElementById(list.id + '-total');
    if (total) {
      total.ariaLive = 'off';
      total.textContent = page.getElementById(total.id).textContent;
    }
    list.replaceChildren(...page.getElementById(list.id).childNodes);
  };

  // says whether to go on
  const refresh = async () => {
    const address = location.href;
    const began = Date.now();
    const answer = await fetch(address, {
      cache: 'no-store',
      headers: { 'Gatehouse-Refresh': 'true' },
      signal: AbortSignal.timeout(usual * 6)
    });
    if (answer.status >= 500 || answer.status === 429) {
      throw new Error();
    }
    if (answer.redirected || !answer.ok) {
      return false;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(list.id);
    if (fresh.textContent !== list.textContent && location.href === address && !isAtIt()) {
      put(page);
    }
    // a slow server is asked less often
    wait = Math.min(longest, Math.max(usual, 20 * (Date.now() - began)));
    return true;
  };

  const look = async () => {
    let goesOn = true;
    if (!isAtIt()) {
      try {
        goesOn = await refresh();
      } catch {
        wait = Math.min(longest, 2 * wait);
      }
    }
    if (goesOn) {
      setTimeout(look, wait);
    }
  };
  setTimeout(look, wait);
}

// Ticks all boxes of a list, or none.
document.addEventListener('change', event => {
  if (event.target.dataset.all) {
    const boxes = document.querySelectorAll('input[form="' + event.target.dataset.all + '"]');
    boxes.forEach(box => { box.checked = event.target.checked; });
  }
});
