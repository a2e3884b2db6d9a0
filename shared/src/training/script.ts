/** What the page does by itself: languages, cards, cases as slides, the quiz. Plain, since it must run wherever the file is opened. */
export const script = `
(function () {
  var all = function (from, query) { return Array.prototype.slice.call(from.querySelectorAll(query)); };
  var packs = all(document, '[data-pack]');
  function show(lang) {
    packs.forEach(function (pack) { pack.hidden = pack.lang !== lang; });
    document.documentElement.lang = lang;
    all(document, '[data-lang]').forEach(function (button) { button.setAttribute('aria-pressed', String(button.dataset.lang === lang)); });
  }
  all(document, '[data-lang]').forEach(function (button) { button.addEventListener('click', function () { show(button.dataset.lang); }); });
  all(document, '[data-print]').forEach(function (button) { button.addEventListener('click', function () { window.print(); }); });
  if (packs[0]) show(packs[0].lang);
  packs.forEach(function (pack) {
    var dialog = pack.querySelector('dialog');
    function open(id) {
      var card = pack.querySelector('template').content.querySelector('[data-card="' + id + '"]');
      var page = pack.querySelector('[data-page="' + id + '"]');
      if (card) { dialog.querySelector('div').replaceChildren(card.cloneNode(true)); dialog.showModal(); }
      else if (page) page.scrollIntoView({ behavior: 'smooth' });
    }
    dialog.addEventListener('click', function (event) { if (event.target === dialog || event.target.closest('[data-close]')) dialog.close(); });
    all(pack, 'figure [data-id]').forEach(function (state) {
      var id = state.dataset.id.replace(/^to_/, '');
      state.setAttribute('tabindex', '0');
      state.setAttribute('role', 'button');
      state.addEventListener('click', function (event) { event.stopPropagation(); open(id); });
      state.addEventListener('keydown', function (event) { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); open(id); } });
    });
    all(pack, '[data-case]').forEach(function (section) {
      var steps = all(section, 'li');
      var at = 0;
      var bar = document.createElement('p');
      bar.className = 'bar screen';
      var buttons = [-1, 1].map(function (step) {
        var button = document.createElement('button');
        button.type = 'button';
        button.textContent = step < 0 ? pack.dataset.back : pack.dataset.next;
        button.addEventListener('click', function () { go(at + step); });
        return button;
      });
      var count = document.createElement('span');
      bar.append(buttons[0], count, buttons[1]);
      section.append(bar);
      section.dataset.slides = '';
      function go(to) {
        at = Math.max(0, Math.min(steps.length - 1, to));
        steps.forEach(function (step, index) { step.toggleAttribute('data-now', index === at); step.toggleAttribute('data-past', index < at); });
        count.textContent = ' ' + (at + 1) + ' / ' + steps.length + ' ';
        buttons[0].disabled = at === 0;
        buttons[1].disabled = at === steps.length - 1;
      }
      go(0);
    });
    var score = pack.querySelector('[data-score]');
    all(pack, 'fieldset').forEach(function (question) {
      question.addEventListener('change', function (event) {
        var right = event.target.value === question.dataset.right;
        question.dataset.answer = right ? 'right' : 'wrong';
        question.querySelector('.verdict').textContent = right ? question.dataset.yes : question.dataset.no;
        var answered = all(pack, 'fieldset[data-answer]');
        if (score) score.textContent = score.dataset.label + ' ' + answered.filter(function (one) { return one.dataset.answer === 'right'; }).length + ' / ' + answered.length;
      });
    });
  });
})();
`;
