import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, fromBinary, toBinary } from '@bufbuild/protobuf'
import {
  type DescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from '@bufbuild/protobuf/wkt'
import { expect, test } from '@jest/globals'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'

// What integrators have built upon: `npm run check` compares the contract with `proto/released.binpb` by this command.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const released = readFileSync(join(root, 'proto/released.binpb'))

/** What `buf` says about the released contract with a change in the message `User`. */
function breaches(change: (user: DescriptorProto) => void): { status: number | null; stdout: string } {
  const contract = fromBinary(FileDescriptorSetSchema, released)
  const user = contract.file.flatMap((file) => file.messageType).find((message) => message.name === 'User')
  if (!user) throw new Error('the released contract has no message User')
  change(user)
  const changed = join(mkdtempSync(join(presentRunFolder(), 'contract-')), 'changed.binpb')
  writeFileSync(changed, toBinary(FileDescriptorSetSchema, contract))
  const against = ['breaking', changed, '--against', 'proto/released.binpb']
  return spawnSync(join(root, 'node_modules/.bin/buf'), against, { cwd: root, encoding: 'utf8' })
}

const email = (user: DescriptorProto) => user.field.findIndex((field) => field.name === 'email')

test('a field that goes away breaks the contract', () => {
  const { status, stdout } = breaches((user) => user.field.splice(email(user), 1))
  expect(stdout).toContain('with name "email" on message "User" was deleted')
  expect(status).not.toBe(0)
})

test('a field that changes its name in JSON breaks the contract', () => {
  const { status, stdout } = breaches((user) => {
    Object.assign(user.field[email(user)] ?? {}, { name: 'mail', jsonName: 'mail' })
  })
  expect(stdout).toContain('"User"')
  expect(status).not.toBe(0)
})

test('a new field does not', () => {
  const added = create(FieldDescriptorProtoSchema, {
    name: 'added',
    jsonName: 'added',
    number: 99,
    label: FieldDescriptorProto_Label.OPTIONAL,
    type: FieldDescriptorProto_Type.STRING,
  })
  expect(breaches((user) => void user.field.push(added))).toMatchObject({ status: 0, stdout: '' })
})
