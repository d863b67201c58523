import { render } from 'preact';
import { dataElement, type PageData } from '../report/html/page-data.ts';
import { App } from './app.tsx';
import 'uplot/dist/uPlot.min.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/matrix.css';
import './styles/lanes.css';
import './styles/plots.css';
import './styles/print.css';

const data = JSON.parse(document.getElementById(dataElement)?.textContent ?? '{}') as PageData;
const root = document.getElementById('app');
if (root !== null) {
  render(<App data={data} />, root);
}
