import { createContext, useContext } from 'react'

/** How a sentence is meant; never said by colour alone. */
export type Tone = 'success' | 'danger' | 'info'

/** Says a sentence to everybody: on screen and to assistive technology. */
export type Announce = (text: string, tone?: Tone) => void

/** Filled by `Announcer`. */
export const AnnounceContext = createContext<Announce>(() => undefined)

/** Says what happened: saved, sent, failed. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
