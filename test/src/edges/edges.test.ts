import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals'
import { type Installation, installation } from '../support/installation.ts'
import { openRoads, type Roads } from '../support/roads.ts'
import { userToken } from '../support/user-token.ts'
import { badCalls } from './calls.ts'
import { databaseAway } from './database-away.ts'
import type { Edge } from './edge.ts'
import { hostileTexts } from './hostile-texts.ts'
import { badMessages } from './messages.ts'
import { undelivered } from './undelivered.ts'

// What a State answers to what it should not get, or when something is away. Each time: a reason, nothing changed, and
// the process stays up.

let roads: Roads
let at: Installation
let edge: Edge
const get = () => edge

beforeAll(async () => {
  roads = await openRoads({ delaysSeconds: [0.2, 0.2] })
  at = await installation(['pt', 'be'], { adjust: roads.adjust })
  edge = { at, roads, token: await userToken(at, 'pt', 'supervisor') }
})

afterAll(async () => {
  await at?.close()
  await roads?.close()
})

afterEach(async () => {
  // nobody starts it again: it is the process that was started at first
  for (const { ports } of at.states) expect((await fetch(`http://127.0.0.1:${ports.web}/live`)).status).toBe(200)
})

describe('calls', () => badCalls(get))
describe('messages', () => badMessages(get))
describe('texts', () => hostileTexts(get))
describe('not delivered', () => undelivered(get))
describe('the database away', () => databaseAway(get))
