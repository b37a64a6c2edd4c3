import { visit } from 'jsonc-parser'
import { Refused, refuse } from './errors.ts'

/**
 * Refuses a JSON text in which an object has a key twice: `JSON.parse` keeps the last and drops the others without a
 * word. The text was parsed before, so it is JSON; `at` is the field that holds it.
 */
export function refuseRepeatedKeys(json: string, at = ''): void {
  try {
    findRepeatedKey(json, at)
  } catch (error) {
    if (error instanceof RangeError) refuse('INVALID_ARGUMENT', 'the JSON is nested too deeply')
    throw error
  }
}

function findRepeatedKey(json: string, at: string): void {
  const objects: Set<string>[] = []
  visit(json, {
    onObjectBegin: () => {
      objects.push(new Set())
    },
    onObjectEnd: () => {
      objects.pop()
    },
    onObjectProperty: (key, _offset, _length, _line, _column, pathOf) => {
      const keys = objects.at(-1)
      if (keys?.has(key)) throw repeated([...(at ? [at] : []), ...pathOf(), key].join('.'))
      keys?.add(key)
    },
  })
}

function repeated(path: string): Refused {
  const violation = { field: path.slice(0, 200), description: 'stands twice in one object', reason: 'DUPLICATE_KEY' }
  return new Refused('DUPLICATE_KEY', 'an object has the same key twice', {}, [violation])
}
