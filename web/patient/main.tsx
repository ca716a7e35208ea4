import { createRoot } from 'react-dom/client';
import { App } from './App';
import './patient.css';
import './chat.css';
import './states.css';

// Without StrictMode: its second mount would make Web Chat end the connection for good.
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
