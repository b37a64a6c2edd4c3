import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

const dataUri = /url\((["']?)data:image\/svg\+xml;charset=utf-8,(.*?)\1\)/g

/**
 * Writes the icons that the design system's stylesheet carries as `data:` URIs into files of their own: the content
 * security policy is `default-src 'self'`, which knows no `data:`.
 */
export function assetsFromDataUris(): Plugin {
  return {
    name: 'assets-from-data-uris',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue
        file.source = String(file.source).replace(dataUri, (_all, _quote, svg: string) => {
          const source = svg.startsWith('%3C') ? decodeURIComponent(svg) : svg
          const fileName = `assets/icon-${createHash('sha256').update(source).digest('hex').slice(0, 10)}.svg`
          if (!bundle[fileName]) this.emitFile({ type: 'asset', fileName, source })
          return `url("/${fileName}")`
        })
      }
    },
  }
}
