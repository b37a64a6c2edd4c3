// first, so that its layer is the lowest
import './theme/base.css'
import '@digdir/designsystemet-css'
import './theme/sustento.tokens.css'
import './theme/layout.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
