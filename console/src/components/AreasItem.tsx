import { Form, Tag } from 'antd';
import { type PlainArea, plainArea } from './AreaItem.tsx';
import { AreaSelect } from './AreaSelect.tsx';

interface Props {
  name: string;
  label: string;
  /** Words that say what it means where none is chosen. */
  extra: string;
  /** Words where none is chosen; left out where that is allowed. */
  needed?: string;
  /** Words where one lies in another; left out where that is allowed. */
  apart?: (inner: string, outer: string) => string;
  /** What the button that takes one out is called. */
  remove: (name: string) => string;
  most: number;
}

/** What is shown of a chosen area. */
export type ChosenArea = Pick<PlainArea, 'code' | 'name'>;

/** Several areas in a form, those chosen there held as {@link PlainArea}s; none where none is needed. */
export const AreasItem = ({ name, label, extra, needed, apart, remove, most }: Props) => (
  <Form.Item
    name={name}
    label={label}
    extra={extra}
    required={needed !== undefined}
    rules={[
      {
        validator: (_, value: readonly ChosenArea[] = []) => {
          if (needed && value.length === 0) return Promise.reject(new Error(needed));
          for (const one of apart ? value : []) {
            const outer = value.find((other) => other.code !== one.code && one.code.startsWith(other.code));
            if (outer) return Promise.reject(new Error(apart?.(one.name, outer.name)));
          }
          return Promise.resolve();
        },
      },
    ]}
  >
    <Areas label={label} remove={remove} most={most} />
  </Form.Item>
);

const Areas = ({
  id,
  value = [],
  onChange,
  label,
  remove,
  most,
}: Pick<Props, 'label' | 'remove' | 'most'> & {
  id?: string;
  value?: readonly ChosenArea[];
  onChange?: (areas: readonly ChosenArea[]) => void;
}) => (
  <>
    {value.length > 0 && (
      <div className="chosen-areas">
        {value.map((one) => (
          <Tag
            key={one.code}
            closable={{ 'aria-label': remove(one.name) }}
            onClose={(event) => {
              event.preventDefault();
              onChange?.(value.filter((other) => other.code !== one.code));
            }}
          >
            {one.name}
          </Tag>
        ))}
      </div>
    )}
    {value.length < most && (
      // empty again once one was chosen
      <AreaSelect
        {...(id ? { id } : {})}
        key={value.length}
        label={label}
        value={undefined}
        onChange={(_, area) => {
          if (area && !value.some((one) => one.code === area.code)) onChange?.([...value, plainArea(area)]);
        }}
      />
    )}
  </>
);
