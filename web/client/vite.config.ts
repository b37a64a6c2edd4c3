import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { assetsFromDataUris } from './assets-from-data-uris.ts'

export default defineConfig({
  plugins: [react(), assetsFromDataUris()],
  build: { outDir: 'dist', assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
})
