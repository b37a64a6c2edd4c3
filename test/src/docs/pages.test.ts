import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (page: string) => readFileSync(join(root, page), 'utf8')
const exists = (path: string) => globSync(path, { cwd: root }).length > 0

/** The anchor of a heading as the repository's host makes it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

describe('the links of a page lead somewhere:', () => {
  test.each(globSync(['*.md', 'docs/**/*.md'], { cwd: root }))('%s', (page) => {
    for (const [, link = ''] of read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [path = '', anchor] = link.split('#')
      const target = path ? normalize(join(dirname(page), path)) : page
      expect([target, exists(target)]).toEqual([target, true])
      if (anchor === undefined) continue
      const anchors = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
      expect(anchors).toContain(anchor)
    }
  })
})

test('SECURITY.md names places and tests that exist', () => {
  const places = [...read('SECURITY.md').matchAll(/`([\w.*-]+\/[\w./*-]+)`/g)].map(([, place = '']) => place)
  expect(places.length).toBeGreaterThan(10)
  expect(places.filter((place) => !exists(place))).toEqual([])
})
