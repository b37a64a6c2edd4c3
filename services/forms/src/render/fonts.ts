import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Files of the fonts that answers are set in: Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian, Georgian …; emoji. */
export const textFontFiles = (): string[] => [
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
]

/** Files of all fonts of the template: bold and oblique for the words of forms. */
export const fontFiles = (): string[] => [
  ...textFontFiles(),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf'),
]
