import { describe, expect, test } from '@jest/globals'
import { html, trusted } from './html.ts'

describe('html', () => {
  test('values are escaped, markup is not', () => {
    const typed = `"><script>alert('1')</script>&`
    expect(html`<p title="${typed}">${html`<b>${typed}</b>`}</p>`.markup).toBe(
      '<p title="&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;">' +
        '<b>&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;</b></p>',
    )
  })

  test('nothing is written for undefined and false, lists one after the other', () => {
    expect(html`a${undefined}${false}${[html`b`, html`c`]}${0}${trusted('<i>')}`.markup).toBe('abc0<i>')
  })
})
