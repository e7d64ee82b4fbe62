import type { z } from 'zod';
import { fileEndpoint } from '../kernel/endpoint.ts';
import { point } from '../kernel/values.ts';
import { limits } from './lifecycle.ts';
import { photo } from './photo.ts';
import { accuracy } from './placing.ts';

/** Answer of an upload. `point` is where the photo was taken, told once to its uploader and not kept. */
export const uploadedPhoto = photo.extend({
  point: point.nullable(),
  accuracy: accuracy.nullable().default(null).describe('of the point, as the camera tells it; null when it does not'),
});
export type UploadedPhoto = z.infer<typeof uploadedPhoto>;

export const uploadPhoto = fileEndpoint({
  method: 'POST',
  path: '/api/files',
  access: 'session',
  offline: ['id', 'url', 'thumbnailUrl', 'width', 'height', 'point'],
  summary: 'Uploads a photo for a report or an act that names it within a day; it is written anew without its metadata',
  takes: { field: 'photo', bytes: limits.photoBytesMax, types: ['image/jpeg', 'image/png', 'image/webp'] },
  gives: 'application/json',
  answer: uploadedPhoto,
  status: 201,
  errors: [
    'request.too_many',
    'server.disk_full',
    'file.too_large',
    'file.not_an_image',
    'file.heic',
    'file.other_kind',
    'file.too_many_pixels',
    'file.unreadable',
    'file.metadata_not_removed',
    'file.infected',
    'file.not_scanned',
  ],
});
