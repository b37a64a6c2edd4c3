import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { folderName, partName } from './file-names.ts'

const wireId = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 190,
})

test('an ordinary wire id is its own name', () => {
  expect(folderName('01a2-b3@gate.example')).toBe('01a2-b3@gate.example')
})

test('whatever a wire id is, its name is one harmless segment of a path, and no two ids have the same', () => {
  fc.assert(
    fc.property(wireId, wireId, (one, other) => {
      expect(folderName(one)).toMatch(/^[A-Za-z0-9%][A-Za-z0-9@._+=%~-]{0,254}$/)
      expect(folderName(one) === folderName(other)).toBe(one === other)
    }),
  )
})

test.each([
  ['../../etc/passwd@x', '%2E.%2F..%2Fetc%2Fpasswd@x'],
  ['.hidden@x', '%2Ehidden@x'],
  ['C:\\boot@x', 'C%3A%5Cboot@x'],
  ['100%2F@x', '100%252F@x'],
])('%s becomes %s', (id, name) => {
  expect(folderName(id)).toBe(name)
})

test('a part is called by its place and kind, whatever the sender calls it', () => {
  expect(partName('part-1', 'application/xml')).toBe('part-1.xml')
  expect(partName('part-2', '../evil')).toBe('part-2.bin')
  expect(partName('part-3', 'constructor')).toBe('part-3.bin')
  expect(partName('part-4', 'image/jpeg')).toBe('part-4.jpg')
})
