import { render } from 'preact';
import { elements, type PageData, type PageDetails } from '../report/html/page-data.ts';
import { App } from './app.tsx';
import { unpack } from './unpack.ts';
import 'uplot/dist/uPlot.min.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/matrix.css';
import './styles/lanes.css';
import './styles/plots.css';
import './styles/print.css';

/** Something has been painted: what comes now delays nobody who looks. */
const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const show = async (root: HTMLElement): Promise<void> => {
  const data = await unpack<PageData>(elements.data);
  render(<App data={data} details={undefined} />, root);
  await painted();
  const details = await unpack<PageDetails>(elements.details);
  render(<App data={data} details={details} />, root);
};

const root = document.getElementById('app');
if (root !== null)
  show(root).catch((error: unknown) => {
    root.textContent = `This page cannot be shown: ${String(error)}. The same report is in report.json and summary.md.`;
  });
