namespace Decisions.Engine.ReadModels;

/// <summary>
/// Folds pages of the log into one table. A page comes once, in order, in the transaction that moves the progress;
/// what it leaves is a function of the log alone.
/// </summary>
internal interface IReadModel
{
    Task Fold(LogPage page, PageTransaction transaction);
}
