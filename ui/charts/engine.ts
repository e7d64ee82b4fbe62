import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { fontFamily, palette, sizes } from '../theme.ts';
import { type ChartProps, colourOf, shortNumber } from './series.ts';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** What the library is told to draw. */
const optionOf = ({ kind, labels, series, locale, mode, lying = false, elder = false }: ChartProps): EChartsCoreOption => {
  const c = palette[mode];
  const text = { color: c.textSoft, fontFamily, fontSize: elder ? sizes.elder.font - 2 : 11 };
  const names = {
    type: 'category',
    data: labels,
    boundaryGap: kind !== 'line',
    inverse: lying,
    axisLine: { lineStyle: { color: c.control } },
    axisTick: { show: false },
    axisLabel: { ...text, hideOverlap: true },
  };
  const numbers = {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: c.line } },
    axisLabel: { ...text, formatter: (value: number) => shortNumber(value, locale) },
  };
  return {
    animation: false,
    color: series.map((one, i) => colourOf(mode, one, i)),
    grid: { left: 4, right: 12, top: 10, bottom: 2, containLabel: true },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: c.raised,
      borderColor: c.line,
      textStyle: { color: c.text, fontFamily, fontSize: text.fontSize + 1 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? value.toLocaleString(locale) : '–'),
    },
    series: series.map(({ name, values, dashed = false }) => ({
      name,
      data: values,
      type: kind === 'line' ? 'line' : 'bar',
      ...(kind === 'stacked' && { stack: 'all' }),
      ...(kind === 'line' && {
        symbol: 'circle',
        symbolSize: 4,
        showSymbol: values.length <= 31,
        lineStyle: { width: 2, type: dashed ? 'dashed' : 'solid' },
      }),
      barMaxWidth: 22,
    })),
  };
};

/** Draws a chart into an element and keeps it as wide as that. @returns how to take it away */
export const draw = (element: HTMLElement, props: ChartProps): (() => void) => {
  const chart = init(element, null, { renderer: 'svg' });
  chart.setOption(optionOf(props));
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
};
