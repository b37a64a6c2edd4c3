import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Text in Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian, Georgian …; emoji; bold and oblique for words of forms. */
const textFonts = ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf']
const styleFonts = ['dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf']

/** Files of the fonts that answers are set in. */
export const textFontFiles = (): string[] => textFonts.map((f) => require.resolve(f))

/** Files of all fonts of the template. */
export const fontFiles = (): string[] => [...textFonts, ...styleFonts].map((f) => require.resolve(f))
