import { columnName } from './rows/cells.ts';
import type { Sheet } from './write.ts';

const chartSpace = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const main = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const start = '<?xml version="1.0" encoding="UTF-8"?>';
/** Rows a chart takes at least on the sheet, and how many points one more row holds. */
const [leastRows, pointsPerRow] = [18, 1.5];

// the workbooks have no theme from which colours would come; apart also for those who do not tell colours
const colours = ['4A6FA5', 'D9A441', '6B9E78', 'A55D6B'];
const look = (kind: 'bar' | 'line', s: number): string => {
  const fill = `<a:solidFill><a:srgbClr val="${colours[s % colours.length]}"/></a:solidFill>`;
  return `<c:spPr>${kind === 'bar' ? fill : `<a:ln w="28575">${fill}</a:ln>`}</c:spPr>`;
};

/** Types of the parts that charts add to a workbook, by the beginning of their path. */
export const chartTypes = {
  '/xl/drawings/': 'application/vnd.openxmlformats-officedocument.drawing+xml',
  '/xl/charts/': 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
};

/**
 * Parts of a workbook (ECMA-376) that draw the charts of its n-th sheet, by path; none without charts. The values stand in the chart as well, so that it is
 * drawn before anything is reckoned.
 * @param escaped text as XML holds it
 */
export const chartParts = (
  { name, head, rows, widths, charts = [] }: Sheet,
  n: number,
  escaped: (text: string) => string,
): Readonly<Record<string, string>> => {
  if (charts.length === 0) return {};
  const quoted = escaped(`'${name.replaceAll("'", "''")}'`);
  const cells = (column: number, from: number, count: number): string => {
    const [letter, first] = [columnName(column), head.length + from + 1];
    return `${quoted}!$${letter}$${first}:$${letter}$${first + count - 1}`;
  };
  const title = (text: string): string =>
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr sz="1200" b="1"/><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const parts: Record<string, string> = {};
  let top = 1;
  const anchors = charts.map(({ kind, title: text, names, values, from, count }, i) => {
    const points = rows.slice(from, from + count);
    const labels = points.map((row, at) => `<c:pt idx="${at}"><c:v>${escaped(String(row[names] ?? ''))}</c:v></c:pt>`).join('');
    const series = values
      .map((column, s) => {
        const numbers = points
          .map((row, at) => (typeof row[column] === 'number' ? `<c:pt idx="${at}"><c:v>${row[column]}</c:v></c:pt>` : ''))
          .join('');
        const called = escaped(head.at(-1)?.[column] ?? '');
        return `<c:ser><c:idx val="${s}"/><c:order val="${s}"/><c:tx><c:strRef><c:f>${quoted}!$${columnName(column)}$${head.length}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${called}</c:v></c:pt></c:strCache></c:strRef></c:tx>${look(kind, s)}${kind === 'bar' ? '<c:invertIfNegative val="0"/>' : '<c:marker><c:symbol val="circle"/></c:marker>'}<c:cat><c:strRef><c:f>${cells(names, from, count)}</c:f><c:strCache><c:ptCount val="${points.length}"/>${labels}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${cells(column, from, count)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${points.length}"/>${numbers}</c:numCache></c:numRef></c:val>${kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`;
      })
      .join('');
    // bars run from the first row down, as the rows do
    const plot =
      kind === 'bar'
        ? `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="40"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
        : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`;
    const [across, up] = kind === 'bar' ? ['l', 'b'] : ['b', 'l'];
    const axes = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${kind === 'bar' ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${across}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${up}"/><c:majorGridlines/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="${kind === 'bar' ? 'max' : 'autoZero'}"/></c:valAx>`;
    parts[`xl/charts/chart${n}_${i + 1}.xml`] =
      `${start}<c:chartSpace xmlns:c="${chartSpace}" xmlns:a="${main}"><c:roundedCorners val="0"/><c:chart>${title(text)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axes}</c:plotArea>${values.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
    const height = Math.max(leastRows, kind === 'bar' ? Math.ceil((points.length * values.length) / pointsPerRow) + 6 : 0);
    const left = widths.length + 1;
    const anchor = `<xdr:twoCellAnchor><xdr:from><xdr:col>${left}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${left + 9}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top + height}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="${escaped(text)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${chartSpace}"><c:chart xmlns:c="${chartSpace}" r:id="rId${i + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
    top += height + 1;
    return anchor;
  });
  const linked = charts.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${relationships}/chart" Target="../charts/chart${n}_${i + 1}.xml"/>`,
  );
  return {
    ...parts,
    [`xl/drawings/drawing${n}.xml`]: `${start}<xdr:wsDr xmlns:xdr="${drawing}" xmlns:a="${main}" xmlns:r="${relationships}">${anchors.join('')}</xdr:wsDr>`,
    [`xl/drawings/_rels/drawing${n}.xml.rels`]: `${start}<Relationships xmlns="${packages}/relationships">${linked.join('')}</Relationships>`,
    [`xl/worksheets/_rels/sheet${n}.xml.rels`]: `${start}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/drawing" Target="../drawings/drawing${n}.xml"/></Relationships>`,
  };
};
