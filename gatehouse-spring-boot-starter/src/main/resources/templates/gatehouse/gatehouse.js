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
const standing = document.body.dataset.standing;
if (standing) {
  let asking = 0;

  const say = template => {
    clearInterval(asking);
    document.removeEventListener('visibilitychange', ask);
    const text = document.getElementById(template).content.cloneNode(true);
    document.getElementById('live').replaceChildren(text);
  };

  const ask = async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(document.body.dataset.live, { cache: 'no-store' });
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

// Ticks all boxes of a list, or none.
document.addEventListener('change', event => {
  if (event.target.dataset.all) {
    const boxes = document.querySelectorAll('input[form="' + event.target.dataset.all + '"]');
    boxes.forEach(box => { box.checked = event.target.checked; });
  }
});
