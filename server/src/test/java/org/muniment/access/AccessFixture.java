package org.muniment.access;

import java.util.Arrays;
import java.util.List;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.identity.TrusteeIdentity;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** A repository with an administrator, two users and a reader. */
final class AccessFixture implements AutoCloseable {
  static final int REPOSITORY = 1;

  final Database database = TestDatabases.create();
  final MutableClock clock = new MutableClock();
  final AccessService access = new AccessService(database, clock);
  final GroupService groups = new GroupService(clock);
  final AccessControlService control = new AccessControlService(database, access, groups);
  final TrusteeService trustees = new TrusteeService(database, access, groups);
  final EntryService entries = new EntryService(database, access, new EntryIds(database), clock);
  final EntryListing listing = new EntryListing(database, access);
  final Caller admin;
  final Caller ann;
  final Caller ben;
  final Caller reader;

  AccessFixture() {
    Repositories.create(database, REPOSITORY, "demo");
    admin = Repositories.caller(database, REPOSITORY, "admin", Role.ADMINISTRATOR);
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.USER);
    ben = Repositories.caller(database, REPOSITORY, "ben", Role.USER);
    reader = Repositories.caller(database, REPOSITORY, "rob", Role.READER);
    database.execute(
        transaction -> entries.createRoot(transaction, REPOSITORY, "demo", admin.trusteeId()));
  }

  int folder(int parentId, String name) {
    return entries
        .create(
            admin,
            new EntryService.NewEntry(
                name, EntryType.Folder, null, false, null, EntryWriter.Place.in(parentId)))
        .id();
  }

  int shortcut(int parentId, String name, int target) {
    return entries
        .create(
            admin,
            new EntryService.NewEntry(
                name, EntryType.Shortcut, target, false, null, EntryWriter.Place.in(parentId)))
        .id();
  }

  TrusteeIdentity group(String name, Caller... members) {
    return database.write(
        transaction -> {
          TrusteeIdentity group = groups.add(transaction, REPOSITORY, name);
          for (Caller member : members) {
            groups.addMember(
                transaction, REPOSITORY, group, groups.get(transaction, REPOSITORY, member.name()));
          }
          return group;
        });
  }

  static AccessLists.Wanted allow(String name, EntryRight... rights) {
    return new AccessLists.Wanted(null, name, false, EntryRight.mask(rights), AccessScope.All);
  }

  static AccessLists.Wanted deny(String name, EntryRight... rights) {
    return new AccessLists.Wanted(null, name, true, EntryRight.mask(rights), AccessScope.All);
  }

  void set(int entryId, AccessLists.Wanted... wanted) {
    control.setEntryList(admin, entryId, List.of(wanted), null);
  }

  int rights(Caller caller, int entryId) {
    return control
        .entryRights(caller, entryId, new AccessControlService.Question(null, null, false))
        .rights();
  }

  boolean may(Caller caller, int entryId, EntryRight right) {
    return (rights(caller, entryId) & right.bit()) != 0;
  }

  List<String> names(Caller caller, int folderId) {
    return Arrays.asList(
        listing
            .list(caller, new EntryListing.Query(folderId, List.of(), false, null, 0, 100, false))
            .entries()
            .stream()
            .map(org.muniment.entry.Entry::name)
            .toArray(String[]::new));
  }

  @Override
  public void close() {
    database.close();
  }
}
