// Fields of a form, each with what is wrong with it beside it.

import { html } from 'lit';

/** A field with its label; `problems` has a sentence for each name that is to blame. */
export const field = (name, label, problems, { type = 'password', autocomplete = 'off' } = {}) => html`
  <label for=${name}>${label}</label>
  <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} autocapitalize="off" spellcheck="false"
    maxlength="64" aria-describedby="${name}-error" aria-invalid=${String(Boolean(problems[name]))}>
  <p id="${name}-error" class="error">${problems[name] ?? ''}</p>`;

/** Puts the focus where something is wrong. */
export function focusProblem(form, problems) {
  const first = Object.keys(problems).find(name => problems[name] && form.elements[name]);
  if (first) form.elements[first].focus();
}

export const fieldsOf = problem => problem.fields ?? { form: 'Something went wrong in this page.' };
