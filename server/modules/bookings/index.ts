export { addBookings, addRooms, type NewBooking } from './commands/add-rooms.ts';
