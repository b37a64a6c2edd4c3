/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { messages } from '../i18n/languages.ts'

/** Families of messages that are looked up by a code of a service: no source names them one by one. */
const byCode =
  /^(problem|problemAdvice|civilStatus|claimChange|decisionKind|direction|documentKind|evidence|evidenceState|certificateUse|revocationReason|unread|answerChange|failure|frequency|measurePurpose|messageDirection|modification|origin|parentage|notice|partKind|pingAdvice|pingReason|recognitionBasis|relationship|reportDirection|required|role|action)\./

test('no message is left that no page says', () => {
  const source = new URL('..', import.meta.url).pathname
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/^gen\/|\.test\./.test(file),
  )
  const text = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n')
  // `certificate.${kind}` says every message of that shape
  const shapes = [...text.matchAll(/`([a-zA-Z]+\.[^`]*\$\{[^`]*)`/g)].map(
    ([, shape = '']) => new RegExp(`^${shape.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[^.]+')}$`),
  )
  const unused = Object.keys(messages.en).filter(
    (id) => !byCode.test(id) && !text.includes(`'${id}'`) && !shapes.some((shape) => shape.test(id)),
  )
  expect(unused).toEqual([])
})
