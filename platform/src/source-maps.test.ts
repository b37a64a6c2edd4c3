import { getSourceMapsSupport } from 'node:module'
import { expect, test } from '@jest/globals'
import './source-maps.ts'

test('errors name our sources, without the maps of the dependencies', () => {
  expect(getSourceMapsSupport()).toEqual({ enabled: true, nodeModules: false, generatedCode: false })
})
