import { fileURLToPath } from 'node:url'
import { startBrowser } from '@sustento/embedded/demo/screens'
import { withStatesOnDisk } from '../bench/states-on-disk.ts'
import { deskScreens } from './desk.ts'
import { fillingScreens } from './filling.ts'
import { operationsScreens } from './operations.ts'
import { paperPictures } from './papers.ts'
import { studio } from './studio.ts'

// `npm run pictures`: what docs/ shows of a day's work, of filling forms and of what comes out, taken of the product as it is built.

const out = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))

const browser = await startBrowser()
if (typeof browser === 'string') throw new Error(browser)
try {
  await withStatesOnDisk(['pt', 'be', 'no'], async (at) => {
    const office = await studio(browser, at.credentials('be-fr', 'supervisor'), out)
    await deskScreens(office, at)
    await operationsScreens(office)
    const room = await studio(browser, at.credentials('pt', 'supervisor'), out)
    const draft = await fillingScreens(room, await at.person('pt'))
    await paperPictures(room, draft)
  })
} finally {
  await browser.close()
}
