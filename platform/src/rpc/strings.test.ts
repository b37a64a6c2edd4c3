import type { DescMessage } from '@bufbuild/protobuf'
import { nestedTypes } from '@bufbuild/protobuf/reflect'
import { expect, test } from '@jest/globals'
import { contract } from '../descriptors.ts'

type Codec = { create(): object }

const messages = [...contract().files]
  .filter((file) => file.proto.package.startsWith('sustento.'))
  .flatMap((file) => [...nestedTypes(file)].map((type) => ({ file: file.name, type })))
  .filter((found): found is { file: string; type: DescMessage } => found.type.kind === 'message')
  .filter(({ type }) => type.proto.options?.mapEntry !== true)

// The walk finds fields by the names of the descriptor set, so ts-proto must use the same: a difference would be a hole.
test.each(messages)('$type.typeName has the properties that its descriptor names', async ({ file, type }) => {
  const generated = (await import(`../gen/${file}.ts`)) as Record<string, Codec>
  const name = type.typeName.slice(type.file.proto.package.length + 1).replaceAll('.', '_')
  const expected = type.fields.map((field) => field.oneof?.localName ?? field.localName)
  expect(Object.keys(generated[name]?.create() ?? {}).sort()).toEqual([...new Set(expected)].sort())
})
