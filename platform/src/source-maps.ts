// Load first: node --import @sustento/platform/source-maps main.js
import { setSourceMapsSupport } from 'node:module'

// Errors name our sources. The maps of the dependencies, which `--enable-source-maps` would read too, cost each process
// a third of a second and 30 MB.
setSourceMapsSupport(true, { nodeModules: false })
